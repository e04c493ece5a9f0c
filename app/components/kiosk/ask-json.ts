/** Asks our server without leaving the page; undefined when it does not answer, which the frame says. */
export async function askJson<Answer>(address: string): Promise<Answer | undefined> {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
