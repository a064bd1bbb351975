import { useState } from "react";
import { useChangePassword, useSession } from "../../api/session.ts";
import { Page, PageHeader } from "../../ui/page.tsx";
import { NewPasswordForm } from "../../ui/password/new-password-form.tsx";
import { LanguageChoice, ThemeChoice } from "../../ui/preferences/preferences.tsx";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { AccountSection } from "./account-section.tsx";
import { Notices } from "./notices.tsx";
import { OwnPicture } from "./own-picture.tsx";
import { OwnProfile } from "./own-profile.tsx";
import { useAccountWords } from "./words.ts";

/** A person's own account: what others see of them, how it looks to them, their password, and what others did to it. */
export function AccountPage() {
  const spoken = useSpokenName();
  const say = useAccountWords();
  const { user } = useSession();
  return (
    <Page>
      <PageHeader
        title={say("title")}
        lead={
          <>
            <bdi>{spoken(user.name)}</bdi> · <bdi>{user.account}</bdi> ·{" "}
            <bdi>{spoken(user.organisation.name)}</bdi>
          </>
        }
      />
      <AccountSection title={say("profileTitle")} lead={say("profileLead")}>
        <div className="max-w-xl space-y-5">
          <OwnPicture />
          <OwnProfile />
        </div>
      </AccountSection>
      <AccountSection title={say("looksTitle")} lead={say("looksLead")}>
        <div className="max-w-sm space-y-3">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </AccountSection>
      <AccountSection title={say("passwordTitle")} lead={say("passwordLead")}>
        <OwnPassword account={user.account} />
      </AccountSection>
      <AccountSection title={say("noticesTitle")} lead={say("noticesLead")}>
        <Notices />
      </AccountSection>
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
