import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from "react";
import { href } from "~/platform/href";
import { Link, useFetcher, useLocation, useNavigate } from "~/platform/remix";

/** What the frame offers every page of a visit. */
export type Visit = {
  /** goes to another page of the kiosk; the browser's history keeps nothing of a visit */
  go: (path: string) => void;
  /** back one page of this visit, or home */
  back: () => void;
  /** ends the visit on the server and in this browser */
  end: () => void;
  /** a phone is busy with the code on the screen: no hurry */
  setPhoneBusy: (isBusy: boolean) => void;
  /** false while the server does not answer */
  isReachable: boolean;
};

const VisitContext = createContext<Visit>({
  go: () => {},
  back: () => {},
  end: () => {},
  setPhoneBusy: () => {},
  isReachable: true,
});
export const VisitProvider = VisitContext.Provider;
export const useVisit = () => useContext(VisitContext);

/**
 * Ways through a visit. Every step replaces the one before, so that Back shows the next visitor
 * nothing; the way back is kept here, in memory.
 */
export function useWays(): Pick<Visit, "go" | "back"> {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  const trail = useRef<string[]>([]);
  useEffect(() => {
    if (trail.current.at(-1) !== here) trail.current.push(here);
  }, [here]);
  const go = useCallback((path: string) => navigate(path, { replace: true }), [navigate]);
  const back = useCallback(() => {
    trail.current.pop();
    navigate(trail.current.pop() ?? href("/kiosk/home"), { replace: true });
  }, [navigate]);
  return { go, back };
}

/** A link inside the kiosk. */
export function Way({
  to,
  className,
  isCurrent,
  children,
}: {
  /** already made by `href()` */
  to: string;
  className?: string;
  isCurrent?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      to={to}
      replace
      draggable={false}
      className={className}
      aria-current={isCurrent ? "true" : undefined}
    >
      {children}
    </Link>
  );
}

const useVisitFetcher = () => useFetcher<{ unitCount: number }>({ key: "kiosk-visit" });

/** Pieces on the visit's list; asked apart, because pages hold nothing of a visit. */
export function useListCount(): number {
  const { load, data } = useVisitFetcher();
  useEffect(() => load("/kiosk/visit"), [load]);
  return data?.unitCount ?? 0;
}

/** The same for others on the page, without asking again. */
export const useKnownListCount = (): number => useVisitFetcher().data?.unitCount ?? 0;
