import type { ArtForm } from "../terms";
import { appliance } from "./forms/appliance";
import { bag } from "./forms/bag";
import { bottle } from "./forms/bottle";
import { box, brick, sachetBox } from "./forms/boxes";
import { pump, tube } from "./forms/care";
import { carton } from "./forms/carton";
import { bowl, cup } from "./forms/cups";
import { fish } from "./forms/fish";
import { fruit } from "./forms/fruit";
import { herb } from "./forms/herb";
import { jar } from "./forms/jar";
import type { Form } from "./forms/shared";
import { shellfish } from "./forms/shellfish";
import { tin } from "./forms/tin";
import { tray } from "./forms/tray";
import type { ArtCrop, ArtInput } from "./input";
import { PALETTES } from "./palette";
import { stage } from "./stage";

const FORMS: Record<ArtForm, Form> = {
  carton,
  tin,
  jar,
  bottle,
  bag,
  box,
  sachet_box: sachetBox,
  tube,
  pump,
  bowl,
  cup,
  tray,
  brick,
  fruit,
  fish,
  shellfish,
  herb,
  appliance,
};

/**
 * The product drawing as a whole SVG document below 6 kB: flat tones, no ids, gradients, filters or
 * scripts. The same input gives the same bytes.
 */
export function drawArt(input: ArtInput, crop: ArtCrop): string {
  const tones = PALETTES[input.family];
  return stage(input, FORMS[input.form](input, tones), tones, crop);
}
