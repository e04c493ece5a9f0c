import { createHash, createVerify, X509Certificate } from "node:crypto";
import { readdirSync } from "node:fs";
import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formFindings } from "~/domain/customs/checks/form";
import { branch, leaf } from "~/domain/customs/element";
import { readMessage } from "~/domain/customs/parsed-message";
import { readReceipts } from "~/domain/customs/receipt";
import { isReceiptType } from "~/domain/customs/receipt-layout";
import { issueDemoCard } from "~/ports/customs/demo-certificate.server";
import {
  isSignedBy,
  keyNameOf,
  RSA_SHA1,
  type SignatureSuite,
  type SigningCard,
  signXml,
} from "~/ports/customs/signature.server";
import { readXml, writeXml } from "~/ports/customs/xml.server";
import { openOfficialSchema } from "../../support/customs/official-schema";
import { sampleMessages } from "../../support/customs/sample-documents";
import { readReference, referencePath } from "../../support/reference";

const schema = openOfficialSchema();
const messages = sampleMessages();
let card: SigningCard;
beforeAll(async () => {
  card = await issueDemoCard({ code: "5002DEMO03", name: "演示报关行" }, new Date());
});
afterAll(() => schema.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const treeOf = (text: string | Uint8Array) => {
  const read = readXml(typeof text === "string" ? bytes(text) : text);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  return read.value;
};
const isValid = (xml: string, certificate = card.certificatePem, suite = RSA_SHA1) =>
  isSignedBy(xml, treeOf(xml), certificate, suite);

describe("the official schema", () => {
  it.each(Object.entries(messages))("accepts our signed %s", (_kind, tree) => {
    expect(schema.faultsOf(signXml(writeXml(tree), card, RSA_SHA1))).toEqual([]);
  });

  it("accepts 311, 411 and 511 unsigned, and a list only with its signature", () => {
    expect(schema.faultsOf(writeXml(messages.order))).toEqual([]);
    expect(schema.faultsOf(writeXml(messages.payment))).toEqual([]);
    expect(schema.faultsOf(writeXml(messages.waybill))).toEqual([]);
    expect(schema.faultsOf(writeXml(messages.list)).join()).toMatch(/Missing child element/);
  });

  it("accepts a message with subscribers", () => {
    const [documents, transfer] = messages.order.children;
    const subscriber = branch("BaseSubscribe", [
      leaf("status", "ALL"),
      leaf("dxpMode", "DXP"),
      leaf("dxpAddress", "DXPENTDEMO000001"),
    ]);
    const tree = {
      ...messages.order,
      children: [documents, transfer, subscriber].flatMap((one) => one ?? []),
    };
    expect(schema.faultsOf(writeXml(tree))).toEqual([]);
  });

  it("is a check that can fail: another order of two fields is refused", () => {
    const swapped = writeXml(messages.order).replace(
      /(<ceb:appType>.*<\/ceb:appType>)(<ceb:appTime>.*<\/ceb:appTime>)/,
      "$2$1",
    );
    expect(schema.faultsOf(swapped).join()).toMatch(/not expected/);
    expect(formFindings(treeOf(swapped)).map(({ rule }) => rule)).toContain("V28");
  });
});

describe("official samples", () => {
  const names = readdirSync(referencePath("domain/ceb/samples"));
  const known = ["311", "312", "412", "511", "512", "621"].map((no) => `CEB${no}Message.xml`);

  it("lie there", () => expect(names).toEqual(expect.arrayContaining(known)));

  it.each(known)("%s is read", (name) => {
    const tree = treeOf(readReference(`domain/ceb/samples/${name}`));
    expect(`${tree.type}.xml`).toBe(name);
    if (isReceiptType(tree.type)) {
      expect(readReceipts(tree)).toMatchObject({ ok: true, value: { length: 10 } });
      return;
    }
    const message = readMessage(tree);
    expect(message?.documents.length).toBeGreaterThanOrEqual(6);
    expect(message?.transfer.dxpMode).toBe("DXP");
    expect(formFindings(tree)).toEqual([]);
  });

  it("is written back to the same content, valid in the schema", () => {
    for (const name of known) {
      const tree = treeOf(readReference(`domain/ceb/samples/${name}`));
      const unsigned = { ...tree, children: tree.children.filter(({ foreign }) => !foreign) };
      const rewritten = writeXml(unsigned, isReceiptType(tree.type) ? "" : "ceb");
      // Blanks between elements are not content: the trees are equal without them.
      expect(treeOf(rewritten), name).toEqual(unsigned);
    }
  });

  it("keeps the sample list's signature apart from its content, and does not believe it", () => {
    const xml = readReference("domain/ceb/samples/CEB621Message.xml").toString("utf8");
    expect(readMessage(treeOf(xml))?.isSigned).toBe(true);
    expect(keyNameOf(treeOf(xml))).toBe("0001");
    expect(isValid(xml)).toBe(false);
  });
});

describe("signature", () => {
  it("is the last element, names card and certificate, and verifies", () => {
    const xml = signXml(writeXml(messages.list), card, RSA_SHA1);
    const tree = treeOf(xml);
    expect(tree.children.at(-1)).toMatchObject({ name: "Signature", foreign: true });
    expect(keyNameOf(tree)).toBe(card.certificateNo);
    expect(isValid(xml)).toBe(true);
    const certificate = new X509Certificate(card.certificatePem);
    expect(certificate.subject).toContain("5002DEMO03");
    expect(certificate.serialNumber).toBe(card.certificateNo);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it("agrees with another implementation of canonical XML, byte for byte", () => {
    const xml = signXml(writeXml(messages.list), card, RSA_SHA1);
    const namespaces = { ds: "http://www.w3.org/2000/09/xmldsig#" };
    const document = XmlDocument.fromString(xml);
    const text = (path: string) => document.get(path, namespaces)?.content ?? "";
    const value = text("//ds:SignatureValue");
    const digest = text("//ds:DigestValue");
    const info = document.get("//ds:SignedInfo", namespaces) as XmlElement;
    const infoBytes = info.canonicalizeToString();
    const signature = document.get("//ds:Signature", namespaces) as XmlElement;
    signature.remove();
    const bodyBytes = document.canonicalizeToString();
    document.dispose();
    expect(createHash("sha1").update(bodyBytes, "utf8").digest("base64")).toBe(digest);
    expect(
      createVerify("RSA-SHA1").update(infoBytes).verify(card.certificatePem, value, "base64"),
    ).toBe(true);
    expect(infoBytes).toContain('xmlns:ceb="http://www.chinaport.gov.cn/ceb"');
  });

  it("fails when anything in the message changed", () => {
    const xml = signXml(writeXml(messages.list), card, RSA_SHA1);
    for (const [from, to] of [
      ["13900006620", "13900006260"],
      [">1210<", ">9610<"],
      ['version="1.0" xmlns', 'version="1.1" xmlns'],
      ["<ds:KeyName>", "<ds:KeyName>0"],
    ] as const) {
      const changed = xml.replace(from, to);
      expect(changed).not.toBe(xml);
      // KeyName lies outside what is signed: the directory simply knows no such card.
      if (from === "<ds:KeyName>") expect(keyNameOf(treeOf(changed))).not.toBe(card.certificateNo);
      else expect(isValid(changed), from).toBe(false);
    }
  });

  it("fails under another certificate, twice, wrapped, or by another algorithm", async () => {
    const xml = signXml(writeXml(messages.list), card, RSA_SHA1);
    const other = await issueDemoCard({ code: "5002DEMO09", name: "别家" }, new Date());
    expect(isValid(xml, other.certificatePem)).toBe(false);
    const body = /<X509Certificate>|<ds:X509Certificate>[^<]+/;
    const swapped = xml.replace(
      body,
      `<ds:X509Certificate>${other.certificatePem.replace(/-----[A-Z ]+-----|\s/g, "")}`,
    );
    expect(isValid(swapped)).toBe(false);
    expect(isValid(swapped, other.certificatePem)).toBe(false);
    const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? "";
    expect(isValid(xml.replace(signature, signature + signature))).toBe(false);
    const inside = xml
      .replace(signature, "")
      .replace("</ceb:Inventory>", `${signature}</ceb:Inventory>`);
    expect(isValid(inside)).toBe(false);
    expect(isValid(xml.replace("#rsa-sha1", "#hmac-sha1"))).toBe(false);
    expect(isValid(writeXml(messages.list))).toBe(false);
  });

  it("takes another suite as a plug-in, as SM2 cards need", () => {
    const keyed = (data: string, key: string) =>
      createHash("sha256").update(key).update(data).digest("base64");
    const suite: SignatureSuite = {
      signatureMethod: "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3",
      digestMethod: "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3",
      digest: (data) => createHash("sha256").update(data).digest("base64"),
      sign: keyed,
      verify: (data, _certificate, signature) => keyed(data, card.privateKey) === signature,
    };
    const xml = signXml(writeXml(messages.list), card, suite);
    expect(schema.faultsOf(xml)).toEqual([]);
    expect(xml).toContain("#sm2-sm3");
    expect(isValid(xml, card.certificatePem, suite)).toBe(true);
    expect(isValid(xml)).toBe(false);
  });
});

describe("writer and reader", () => {
  it("carry any text there and back, without what XML cannot hold", () => {
    const odd = `a<b>&"'\r\n\t]]> 𠮷\u0000\u0008\uFFFE${String.fromCharCode(0xd800)}。`;
    const tree = {
      type: "CEB900Message",
      guid: "g",
      children: [branch("MessageReturn", [leaf("returnInfo", odd), leaf("oriBizMessage", odd)])],
    };
    const [message] = treeOf(writeXml(tree, "")).children;
    const kept = `a<b>&"'\r\n\t]]> 𠮷。`;
    expect(message?.children[0]?.text).toBe(kept);
    // Inside CDATA a carriage return cannot be written as such; a reader sees the line feed.
    expect(message?.children[1]?.text).toBe(kept.replace("\r\n", "\n"));
  });

  it("reads a byte-order mark, and nothing that is not a message", () => {
    const xml = writeXml(messages.order);
    expect(treeOf(bytes(`\uFEFF${xml}`))).toEqual(treeOf(xml));
    const fault = (text: string | Uint8Array) => {
      const read = readXml(typeof text === "string" ? bytes(text) : text);
      return read.ok ? "read" : read.error.code;
    };
    expect(fault("")).toBe("MALFORMED_XML");
    expect(fault("hello")).toBe("MALFORMED_XML");
    expect(fault(xml.slice(0, -5))).toBe("MALFORMED_XML");
    expect(fault(xml.replace("<ceb:Order>", "<ceb:Order><ceb:Order>"))).toBe("MALFORMED_XML");
    expect(fault(xml.replace("<ceb:appType>", "<ceb:appType>&nope;"))).toBe("MALFORMED_XML");
    expect(fault(xml.replace(' xmlns:ceb="http://www.chinaport.gov.cn/ceb"', ""))).not.toBe("read");
    expect(fault(xml.replaceAll("chinaport.gov.cn/ceb", "example.test/x"))).toBe("NOT_CUSTOMS");
    expect(fault(new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))).toBe("MALFORMED_XML");
    expect(fault(xml.replace("UTF-8", "GBK"))).toBe("MALFORMED_XML");
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>`;
    expect(fault(bomb)).toBe("MALFORMED_XML");
    const deep = `<a xmlns="http://www.chinaport.gov.cn/ceb">${"<a>".repeat(500)}${"</a>".repeat(500)}</a>`;
    expect(fault(deep)).toBe("MALFORMED_XML");
  });
});
