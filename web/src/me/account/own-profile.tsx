import { useProfile } from "../../api/profile.ts";
import { Facts } from "../../ui/facts.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useScopeInfo } from "../../ui/permissions/scope-names.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { useAccountWords } from "./words.ts";

/** What others see, and with which permission an assistant does. */
export function OwnProfile() {
  const say = useAccountWords();
  const scope = useScopeInfo();
  const { data: profile, error, refetch } = useProfile();
  if (error) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (profile === undefined) return <Skeleton lines={4} />;
  const basic = scope("Contact.User.Read").name;
  const mobile = scope("Contact.User.mobile").name;
  const rows = [
    {
      label: say("name"),
      value: <GivenName>{profile.name}</GivenName>,
      shown: say("shownWith", { permission: basic }),
    },
    { label: say("email"), value: profile.email, shown: say("shownWith", { permission: basic }) },
    {
      label: say("mobile"),
      value: profile.mobile,
      shown: say("shownWith", { permission: `${basic} + ${mobile}` }),
    },
    { label: say("jobNumber"), value: profile.jobNumber, shown: say("shownInRequests") },
  ];
  return (
    <>
      <Facts
        ruled
        className="border-line border-b"
        facts={rows.map(({ label, value, shown }) => ({
          label,
          value: (
            <>
              <span className="block">{value ?? <span className="text-faint">{say("notGiven")}</span>}</span>
              <span className="block text-note text-faint">{shown}</span>
            </>
          ),
        }))}
      />
      <p className="mt-3 text-note text-pretty text-faint">{say("profileNote", { basic })}</p>
    </>
  );
}
