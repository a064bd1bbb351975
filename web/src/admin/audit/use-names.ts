import { useApplications } from "../../api/applications.ts";
import { useAssistants } from "../../api/assistants.ts";
import { useMembers } from "../../api/members.ts";
import { clip } from "../../ui/text.ts";

/** Says an id by the name behind it, where it is one that an admin's lists know; else as it is. */
export function useNames(): (id: string) => string {
  const members = useMembers().data?.pages.flatMap((page) => page.members) ?? [];
  const applications = useApplications().data ?? [];
  const assistants = useAssistants().data ?? [];
  const names = new Map([...members, ...applications, ...assistants].map(({ id, name }) => [id, name]));
  return (id) => clip(names.get(id) ?? id, 60);
}
