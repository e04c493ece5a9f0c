import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import { formatHs } from "~/domain/format/duty";
import { formatBps } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import {
  BECAUSE_WORDS,
  COUNTRY_REFUSAL_WORDS,
  DIFFERENTIAL_WORDS,
  FAULT_WORDS,
  HIGHEST_REFUSAL_WORDS,
  ORIGIN_REFUSAL_WORDS,
  TEST_WORDS,
} from "~/messages/origin-words";
import { FIGURE_STATE_WORDS } from "~/messages/tariff-words";
import { Link } from "~/platform/remix";
import type {
  HighestRate,
  OriginAnswer,
  RuleUsed,
  TrialView,
} from "~/services/trade/calculate-origin.server";
import { deskHref } from "./desk-form";
import { Source, UnverifiedMark } from "./figure-mark";

/** What the calculation found: the verdict, every test, and the country by which the rate is chosen. */
export function OriginResult({
  answer,
  hs8,
  day,
}: {
  answer: OriginAnswer;
  hs8: string | null;
  day: string;
}) {
  const { trials, refusal } = answer;
  return (
    <section className="panel tariff-origin-result" aria-labelledby="origin-result">
      <h2 id="origin-result">{m.tariff_origin_result()}</h2>
      {refusal ? <Refusal answer={answer} refusal={refusal} /> : <Verdict answer={answer} />}
      {trials.length > 0 ? (
        <>
          <RuleLine rule={answer.rule} />
          <ul className="tariff-trials">
            {trials.map((trial) => (
              <TrialLine key={trial.type + trial.exceptFrom.join()} trial={trial} />
            ))}
          </ul>
        </>
      ) : null}
      {answer.originates ? <Country answer={answer} hs8={hs8} day={day} /> : null}
    </section>
  );
}

function Refusal({
  answer,
  refusal,
}: {
  answer: OriginAnswer;
  refusal: NonNullable<OriginAnswer["refusal"]>;
}) {
  return (
    <Notice tone="warn" title={ORIGIN_REFUSAL_WORDS[refusal]()}>
      {refusal === "ORIGIN_RULE_UNKNOWN"
        ? m.tariff_origin_refusal_ORIGIN_RULE_UNKNOWN_text()
        : null}
      {answer.refusedRow === null ? null : m.tariff_origin_refused_row({ row: answer.refusedRow })}
    </Notice>
  );
}

function Verdict({ answer }: { answer: OriginAnswer }) {
  const { originates, criterion, additions, isClaimRight } = answer;
  return (
    <>
      <p className={originates ? "tariff-verdict" : "tariff-verdict tariff-verdict-no"}>
        <Icon name={originates ? "check" : "close"} size={28} />
        <b>{originates ? m.tariff_origin_yes() : m.tariff_origin_no()}</b>
        {criterion ? (
          <span>
            {m.tariff_origin_criterion({ criterion: [criterion, ...additions].join(", ") })}
          </span>
        ) : null}
      </p>
      {isClaimRight === null ? null : (
        <Notice tone={isClaimRight ? "ok" : "warn"}>
          {isClaimRight ? m.tariff_origin_claim_right() : m.tariff_origin_claim_wrong()}
        </Notice>
      )}
    </>
  );
}

function RuleLine({ rule }: { rule: RuleUsed }) {
  switch (rule.from) {
    case "record":
      return (
        <p className="tariff-part-note">
          {m.tariff_origin_rule_record({ state: FIGURE_STATE_WORDS[rule.row.state]() })}
          <br />
          <Source source={rule.row.source} />
        </p>
      );
    case "stated":
      return <p className="tariff-part-note">{m.tariff_origin_rule_stated()}</p>;
    case "none":
      return <p className="tariff-part-note">{m.tariff_origin_rule_none()}</p>;
  }
}

function TrialLine({ trial }: { trial: TrialView }) {
  const { type, exceptFrom, fault, isCumulated, deMinimis, value, failing } = trial;
  const found = [
    value ? valueWords(value) : "",
    fault ? FAULT_WORDS[fault]() : "",
    deMinimis
      ? deMinimis.by === "value"
        ? m.tariff_origin_dmi_value({ percent: deMinimis.percent })
        : m.tariff_origin_dmi_weight({ percent: deMinimis.percent })
      : "",
    isCumulated ? m.tariff_origin_acu() : "",
    failing.length > 0 ? m.tariff_origin_failing({ rows: failing.join(", ") }) : "",
  ].filter(Boolean);
  return (
    <li className={fault ? "tariff-trial-fails" : undefined}>
      <Icon name={fault ? "close" : "check"} size={18} />
      <span>
        <b>
          {TEST_WORDS[type]()}
          {exceptFrom.length > 0
            ? m.tariff_origin_rule_except({ codes: exceptFrom.map(formatHs).join(", ") })
            : ""}
        </b>
        {found.map((words) => (
          <small key={words}>{words}</small>
        ))}
      </span>
      <span>{fault ? m.tariff_origin_fail() : m.tariff_origin_pass()}</span>
    </li>
  );
}

const valueWords = ({ method, percent }: NonNullable<TrialView["value"]>) =>
  method === "build_down"
    ? m.tariff_origin_value_build_down({ percent })
    : m.tariff_origin_value_build_up({ percent });

function Country({
  answer: { country, differential, highest },
  hs8,
  day,
}: {
  answer: OriginAnswer;
  hs8: string | null;
  day: string;
}) {
  return (
    <div className="tariff-country">
      <h3>{m.tariff_origin_country_title()}</h3>
      {country?.ok ? (
        <p>
          <b>{country.value.name}</b> {BECAUSE_WORDS[country.value.because]()}
          {country.value.isUnverified ? (
            <>
              {" "}
              <UnverifiedMark state="unverified" />{" "}
              <small>{m.tariff_origin_country_unverified()}</small>
            </>
          ) : null}
        </p>
      ) : null}
      {country && !country.ok ? (
        <Notice tone="warn" title={m.tariff_origin_country_none()}>
          {COUNTRY_REFUSAL_WORDS[country.error.code]()}
        </Notice>
      ) : null}
      <p className="tariff-part-note">{DIFFERENTIAL_WORDS[differential]()}</p>
      {country?.ok && hs8 ? (
        <p>
          <Link
            className="link"
            to={deskHref({ line: hs8, origin: country.value.country, date: day })}
          >
            {m.tariff_origin_to_desk({ name: country.value.name })}
          </Link>
        </p>
      ) : null}
      {highest.length > 0 ? <Highest highest={highest} /> : null}
    </div>
  );
}

const MARKS = ["*", "**"] as const;

function Highest({ highest }: { highest: readonly HighestRate[] }) {
  return (
    <>
      <h3>{m.tariff_origin_highest_title()}</h3>
      <p className="tariff-part-note">{m.tariff_origin_highest_note()}</p>
      <ul>
        {highest.map((one, at) => (
          <li key={MARKS[at]}>
            {one.claim ? (
              <>
                {m.tariff_origin_highest_rate({
                  mark: one.claim.mark,
                  rate: formatBps(one.bps),
                  origin: one.originName,
                  code: one.claim.code,
                  number: one.claim.number,
                })}{" "}
                <UnverifiedMark state={one.isUnverified ? "unverified" : "verified"} />
              </>
            ) : (
              m.tariff_origin_highest_none({
                mark: MARKS[at] ?? "",
                why: HIGHEST_REFUSAL_WORDS[one.code]({ names: one.originNames.join(", ") }),
              })
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
