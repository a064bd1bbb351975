import { useState } from "react";
import { useChangePassword, useSession } from "../../api/session.ts";
import { Page, PageHeader } from "../../ui/page.tsx";
import { NewPasswordForm } from "../../ui/password/new-password-form.tsx";
import { toast } from "../../ui/toast.tsx";
import { Notices } from "./notices.tsx";
import { useAccountWords } from "./words.ts";

/** A person's own account: their password, and what others did to it. */
export function AccountPage() {
  const say = useAccountWords();
  const { user } = useSession();
  return (
    <Page>
      <PageHeader
        title={say("title")}
        lead={
          <>
            <bdi>{user.name}</bdi> · <bdi>{user.account}</bdi> · <bdi>{user.organisation.name}</bdi>
          </>
        }
      />
      <section className="border-line border-t pt-6">
        <h2 className="text-base font-semibold">{say("passwordTitle")}</h2>
        <p className="mt-1 mb-5 max-w-prose text-soft">{say("passwordLead")}</p>
        <OwnPassword account={user.account} />
      </section>
      <Notices />
    </Page>
  );
}

/** Empty again once it is changed. */
function OwnPassword({ account }: { account: string }) {
  const say = useAccountWords();
  const change = useChangePassword();
  const [round, setRound] = useState(0);
  return (
    <div className="max-w-sm">
      <NewPasswordForm
        key={round}
        account={account}
        current={{}}
        submit={say("save")}
        saving={change}
        onSubmit={({ current, next }) =>
          change.mutate(
            { currentPassword: current, password: next },
            {
              onSuccess: () => {
                toast.success(say("saved"));
                setRound(round + 1);
              },
            },
          )
        }
      />
    </div>
  );
}
