import {
  Blocks,
  CalendarDays,
  Code2,
  type LucideIcon,
  MessageCircle,
  ShieldCheck,
  UserRoundCog,
} from "lucide-react";
import type { Place } from "./places.ts";

const icons: Record<Place["word"], LucideIcon> = {
  chat: MessageCircle,
  agenda: CalendarDays,
  me: ShieldCheck,
  studio: Blocks,
  console: Code2,
  admin: UserRoundCog,
};

export function PlaceIcon({ word }: Pick<Place, "word">) {
  const Icon = icons[word];
  return <Icon aria-hidden="true" className="size-[18px] shrink-0" strokeWidth={1.75} />;
}
