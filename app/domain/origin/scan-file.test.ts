import { expect, it } from "vitest";
import { scanName, scanTypeOf } from "./scan-file";

it("knows a scan by its first bytes, not by its name", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  expect(scanTypeOf(new TextEncoder().encode("%PDF-1.7 …"))).toBe("application/pdf");
  expect(scanTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
  expect(scanTypeOf(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toBe("image/png");
  expect(scanTypeOf(bytes(0x89, 0x50, 0x4e, 0x47))).toBeUndefined();
  expect(scanTypeOf(new TextEncoder().encode("<html>"))).toBeUndefined();
  expect(scanTypeOf(bytes())).toBeUndefined();
});

it("keeps of a name what can be shown and saved", () => {
  expect(scanName("C:\\papers\\原产地证书.pdf")).toBe("原产地证书.pdf");
  expect(scanName("../../etc/passwd")).toBe("passwd");
  expect(scanName("a\r\nb\u0000.png")).toBe("ab.png");
  expect(scanName("half \ud83d.png")).toBe("half .png");
  expect(scanName(" / ")).toBe("scan");
  expect(scanName(`${"x".repeat(200)}.pdf`)).toHaveLength(120);
});
