const kinds = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const mostBytes = 5_000_000;

/** What the browser takes it for; the server looks at what is in it. */
export const mayBeAnImage = ({ type }: File): boolean => kinds.includes(type);
export const isTooLarge = ({ size }: File): boolean => size > mostBytes;

/** It can be shown, and holds the image as base64. */
export function imageUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export const withoutHead = (url: string): string => url.slice(url.indexOf(",") + 1);
