import { shortest } from "./strength";

/** A new passphrase as it is being typed, twice. */
export class NewPassphrase {
  text = $state("");
  again = $state("");
  /** Whether mistakes in the two fields are told already. */
  told = $state(false);

  get tooShort(): boolean {
    return [...this.text.normalize("NFKC")].length < shortest;
  }
  get differs(): boolean {
    return this.text !== this.again;
  }

  /** Whether it can be used; what keeps it from that is told beside the fields from now on. */
  check(): boolean {
    this.told = this.tooShort || this.differs;
    return !this.told;
  }

  clear() {
    this.text = this.again = "";
    this.told = false;
  }
}
