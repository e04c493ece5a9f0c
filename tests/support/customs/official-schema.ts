import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { referencePath } from "../reference";

xmlRegisterFsInputProviders();

/** The official schema of the import messages (with that of signatures), read where it lies. */
export function openOfficialSchema(file = "ceb-import-202205.xsd") {
  const path = referencePath(`domain/ceb/xsd/${file}`);
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  const validator = XsdValidator.fromDoc(schema);
  return {
    /** what the schema says against the document; nothing when it is valid */
    faultsOf(xml: string | Uint8Array): string[] {
      const document =
        typeof xml === "string" ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
      try {
        validator.validate(document);
        return [];
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error;
        return error.details.map((detail) => detail.message.trim());
      } finally {
        document.dispose();
      }
    },
    close() {
      validator.dispose();
      schema.dispose();
    },
  };
}
