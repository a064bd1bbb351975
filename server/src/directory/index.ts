// Organisations, people and their roles.

export { AccountName, Locale as LocaleField, Name, Picture, Role as RoleField } from "./fields.ts";
export { type MemberPasswords, memberRoutes } from "./http.ts";
export { browserLocale, type Locale } from "./locale.ts";
export { type Member, type NewMember, type Role, roles } from "./member.ts";
export { addMember, changeMember, findMember, notePasswordGiven, setLocale } from "./members.ts";
export { noticeRoutes } from "./notices/http.ts";
export { tellPerson } from "./notices/notices.ts";
export { noticeFrom } from "./notices/store.ts";
export type { Organisation } from "./organisation.ts";
export {
  createOrganisation,
  findOrganisation,
  findOrganisationToEnter,
  isEmpty,
  isStillEmpty,
} from "./organisations.ts";
export { findColleagues, maxColleagues } from "./people.ts";
export type { Colleague, NamedPerson } from "./person.ts";
export { pictureRoutes } from "./pictures/http.ts";
export { givePicture } from "./pictures/picture.ts";
export {
  countMembers,
  findPeopleByUnionId,
  findPeopleNames,
  findPictures,
  listOrganisations,
  mayBeActedFor,
} from "./store.ts";
