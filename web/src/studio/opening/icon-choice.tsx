import { AssistantIcon } from "../../ui/assistant-icon.tsx";
import { cx } from "../../ui/class-names.ts";
import { drawnIcons } from "../../ui/drawn-names.ts";
import { defineWords } from "../../ui/language/define-words.tsx";

const useIconWords = defineWords(
  {
    title: "选择图标",
    ":briefcase": "公文包",
    ":calendar": "日历",
    ":clipboard-list": "清单",
    ":list-todo": "待办",
    ":contact": "名片",
    ":users": "团队",
    ":message-circle": "对话",
    ":mail": "邮件",
    ":phone": "电话",
    ":book-open": "书",
    ":file-text": "文档",
    ":folder": "文件夹",
    ":search": "搜索",
    ":chart-line": "图表",
    ":calculator": "计算器",
    ":receipt": "票据",
    ":wallet": "钱包",
    ":shopping-cart": "购物车",
    ":truck": "货车",
    ":plane": "飞机",
    ":map-pin": "地点",
    ":cloud-sun": "天气",
    ":graduation-cap": "学习",
    ":heart-pulse": "健康",
    ":wrench": "工具",
    ":code": "代码",
    ":shield": "安全",
    ":sparkles": "灵感",
  },
  {
    title: "Choose an icon",
    ":briefcase": "Briefcase",
    ":calendar": "Calendar",
    ":clipboard-list": "Clipboard",
    ":list-todo": "To-do list",
    ":contact": "Contact card",
    ":users": "Team",
    ":message-circle": "Talk",
    ":mail": "Mail",
    ":phone": "Phone",
    ":book-open": "Book",
    ":file-text": "Document",
    ":folder": "Folder",
    ":search": "Search",
    ":chart-line": "Chart",
    ":calculator": "Calculator",
    ":receipt": "Receipt",
    ":wallet": "Wallet",
    ":shopping-cart": "Shopping cart",
    ":truck": "Truck",
    ":plane": "Plane",
    ":map-pin": "Place",
    ":cloud-sun": "Weather",
    ":graduation-cap": "Learning",
    ":heart-pulse": "Health",
    ":wrench": "Tools",
    ":code": "Code",
    ":shield": "Safety",
    ":sparkles": "Ideas",
  },
);

interface IconChoiceProps {
  name: string;
  icon: string;
  onChoose: (icon: string) => void;
}

/** One of the drawn ones; chosen again it is taken away. */
export function IconChoice({ name, icon, onChoose }: IconChoiceProps) {
  const say = useIconWords();
  return (
    <fieldset>
      <legend className="sr-only">{say("title")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {drawnIcons.map((drawn) => (
          <button
            key={drawn}
            type="button"
            aria-label={say(drawn)}
            title={say(drawn)}
            aria-pressed={drawn === icon}
            onClick={() => onChoose(drawn === icon ? "" : drawn)}
            className={cx(
              "rounded-[8px] border-2 p-0.5 pointer-coarse:p-2",
              drawn === icon ? "border-accent-ink" : "border-transparent hover:border-line-strong",
            )}
          >
            <AssistantIcon name={name} icon={drawn} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
