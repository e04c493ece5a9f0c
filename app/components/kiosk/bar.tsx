import { Icon, type IconName } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href, zhPath } from "~/platform/href";
import { useLocation } from "~/platform/remix";
import { useListCount, useVisit, Way } from "./visit";

/** The same acts on every page, in the same places; ending the visit always in the right corner. */
export function KioskBar({
  isLow,
  onLow,
  onDisplay,
}: {
  isLow: boolean;
  onLow: () => void;
  onDisplay: () => void;
}) {
  const { back, end } = useVisit();
  const { pathname, search } = useLocation();
  const isHome = zhPath(pathname) === "/kiosk/home";
  const listCount = useListCount();
  return (
    <nav className="kiosk-bar" aria-label={m.kiosk_bar()}>
      <BarButton icon="reach" onPress={onLow} isOn={isLow}>
        {m.kiosk_low()}
      </BarButton>
      <BarButton icon="text-size" onPress={onDisplay}>
        {m.kiosk_display()}
      </BarButton>
      <LanguageLink path={`${zhPath(pathname)}${search}`} />
      {isHome ? null : (
        <>
          <BarButton icon="chevron-left" onPress={back}>
            {m.kiosk_back()}
          </BarButton>
          <Way to={href("/kiosk/home")} className="kiosk-key">
            <Icon name="home" size={32} />
            {m.kiosk_home()}
          </Way>
        </>
      )}
      <Way to={href("/kiosk/list")} className="kiosk-key">
        <Icon name="list" size={32} />
        {listCount > 0 ? m.kiosk_list_with({ count: listCount }) : m.kiosk_list()}
      </Way>
      <form
        method="post"
        action="/kiosk/visit"
        onSubmit={(event) => {
          event.preventDefault();
          end();
        }}
      >
        <button type="submit" className="kiosk-end">
          <Icon name="leave" size={34} />
          {m.kiosk_end()}
        </button>
      </form>
    </nav>
  );
}

function BarButton({
  icon,
  onPress,
  isOn,
  children,
}: {
  icon: IconName;
  onPress: () => void;
  isOn?: boolean;
  children: string;
}) {
  return (
    <button type="button" className="kiosk-key kiosk-script" aria-pressed={isOn} onClick={onPress}>
      <Icon name={icon} size={32} />
      {children}
    </button>
  );
}

/** The language is the path: the same page there, in the place of this one. */
function LanguageLink({ path }: { path: string }) {
  const other = getLocale() === "en" ? "zh-CN" : "en";
  const address = href(path, other);
  return (
    <a
      href={address}
      lang={other}
      className="kiosk-key"
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        window.location.replace(address);
      }}
    >
      <Icon name="globe" size={32} />
      {m.common_other_language()}
    </a>
  );
}
