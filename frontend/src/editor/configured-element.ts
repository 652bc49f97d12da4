import { upgradeProperty } from '../shared/dom';
import { attributes, defaults, type EditorSettings, readers } from './settings';

type SettingName = keyof EditorSettings;

/** An element whose settings are its properties, and some of them attributes too. */
export abstract class ConfiguredElement extends HTMLElement {
  static readonly observedAttributes = Object.keys(attributes);

  protected settings: EditorSettings = defaults;

  /** Called when some settings have other values than before. */
  protected abstract settingsChanged(names: SettingName[]): void;

  connectedCallback(): void {
    for (const name of Object.keys(defaults)) upgradeProperty(this, name);
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    this.change(attributes[name]!(value));
  }

  private change(changed: Partial<EditorSettings>): void {
    const names = Object.keys(changed) as SettingName[];
    if (names.every((name) => this.settings[name] === changed[name])) return;
    this.settings = { ...this.settings, ...changed };
    this.settingsChanged(names);
  }

  static {
    for (const name of Object.keys(defaults) as SettingName[]) {
      Object.defineProperty(this.prototype, name, {
        get(this: ConfiguredElement) {
          return this.settings[name];
        },
        set(this: ConfiguredElement, value: unknown) {
          const read = readers[name];
          this.change({ [name]: read ? read(value) : (value ?? defaults[name]) });
        },
      });
    }
  }
}
