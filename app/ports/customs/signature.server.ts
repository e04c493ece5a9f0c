import { createHash, createSign, createVerify } from "node:crypto";
import { SignedXml } from "xml-crypto";
import { childNamed, type MessageElement, textOf } from "~/domain/customs/element";
import type { MessageTree } from "~/domain/customs/message-tree";
import { isSignature } from "~/domain/customs/parsed-message";
import { parseXml } from "./xml.server";

const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/**
 * One pair of algorithms. Cards issued since 2022-07 must use SM2 with SM3; their keys never leave
 * the card, so a real signer brings its own suite. Older cards, and our demo's, use RSA with SHA-1.
 */
export type SignatureSuite = {
  signatureMethod: string;
  digestMethod: string;
  /** base64 */
  digest: (data: string) => string;
  /** base64; the key is what this suite understands by one */
  sign: (data: string, key: string) => string;
  verify: (data: string, certificate: string, signature: string) => boolean;
};

export const RSA_SHA1: SignatureSuite = {
  signatureMethod: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  digestMethod: "http://www.w3.org/2000/09/xmldsig#sha1",
  digest: (data) => createHash("sha1").update(data, "utf8").digest("base64"),
  sign: (data, key) => createSign("RSA-SHA1").update(data).sign(key, "base64"),
  verify: (data, certificate, signature) =>
    createVerify("RSA-SHA1").update(data).verify(certificate, signature, "base64"),
};

/** A firm's certificate with its key: what an e-port card holds. */
export type SigningCard = {
  firmCode: string;
  certificateNo: string;
  certificatePem: string;
  privateKey: string;
};

function signedXml(suite: SignatureSuite): SignedXml {
  const xml = new SignedXml({ canonicalizationAlgorithm: C14N });
  // Nothing but this suite: an attacker's message must not choose how it is judged.
  xml.SignatureAlgorithms = {
    [suite.signatureMethod]: class {
      getAlgorithmName = () => suite.signatureMethod;
      getSignature = (data: unknown, key: unknown) => suite.sign(String(data), String(key));
      verifySignature = (data: string, key: unknown, signature: string) =>
        suite.verify(data, String(key), signature);
    },
  };
  xml.HashAlgorithms = {
    [suite.digestMethod]: class {
      getAlgorithmName = () => suite.digestMethod;
      getHash = (data: string) => suite.digest(data);
    },
  };
  return xml;
}

function certificateBody(pem: string): string {
  return pem.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, "");
}

/** Adds an enveloped signature of the whole message as the root's last child. */
export function signXml(xml: string, card: SigningCard, suite: SignatureSuite): string {
  const signed = signedXml(suite);
  signed.signatureAlgorithm = suite.signatureMethod;
  signed.privateKey = card.privateKey;
  signed.getKeyInfoContent = () =>
    `<ds:KeyName>${card.certificateNo}</ds:KeyName>` +
    `<ds:X509Data><ds:X509Certificate>${certificateBody(card.certificatePem)}</ds:X509Certificate></ds:X509Data>`;
  signed.addReference({
    xpath: "/*",
    uri: "",
    isEmptyUri: true,
    transforms: [ENVELOPED],
    digestAlgorithm: suite.digestMethod,
  });
  signed.computeSignature(xml, { prefix: "ds", location: { reference: "/*", action: "append" } });
  return signed.getSignedXml();
}

/** The certificate number a message says it was signed under; undefined when it is not signed. */
export function keyNameOf(tree: MessageTree): string | undefined {
  const signature = tree.children.find(isSignature);
  const keyInfo = signature && childNamed(signature, "KeyInfo");
  return keyInfo && textOf(keyInfo, "KeyName");
}

/**
 * Whether the message carries exactly one signature, as its last element, over the whole of itself,
 * valid under the certificate that the directory knows by its number (never the one in the message).
 */
export function isSignedBy(
  xml: string,
  tree: MessageTree,
  certificatePem: string,
  suite: SignatureSuite,
): boolean {
  const signatures = tree.children.filter(isSignature);
  const [signature] = signatures;
  if (signatures.length !== 1 || !signature || tree.children.at(-1) !== signature) return false;
  if (!namesCertificate(signature, certificatePem)) return false;
  try {
    const signed = signedXml(suite);
    signed.publicCert = certificatePem;
    signed.getCertFromKeyInfo = () => null;
    const parsed = parseXml(xml);
    if (!parsed.ok) return false;
    // Nodes of @xmldom; xml-crypto's types name the browser's, which ask for more than it uses.
    const [node, ...others] = signed.findSignatures(parsed.value as unknown as Node);
    if (!node || others.length > 0) return false;
    signed.loadSignature(node);
    const [reference, ...more] = signed.getReferences();
    const isWhole = reference?.uri === "" && more.length === 0;
    const onlyEnveloped = reference?.transforms.every((one) => one === ENVELOPED || one === C14N);
    return isWhole && onlyEnveloped === true && signed.checkSignature(xml);
  } catch {
    return false; // an algorithm or a form we do not accept: the library says so by throwing
  }
}

function namesCertificate(signature: MessageElement, certificatePem: string): boolean {
  const keyInfo = childNamed(signature, "KeyInfo");
  const data = keyInfo && childNamed(keyInfo, "X509Data");
  const sent = data ? textOf(data, "X509Certificate").replace(/\s/g, "") : "";
  return sent === certificateBody(certificatePem);
}
