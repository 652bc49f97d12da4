package org.communique.amendment.ui.desk;

import static org.communique.amendment.ui.desk.BulkLabels.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * Keys for going through a list of amendments, as in many mail programs, and a list of them. They are disabled while typing, and can be
 * turned off (WCAG 2.1.4). If what has the focus is drawn again, the focus stays on its amendment.
 */
public class DeskKeys extends Div {

    private static final List<String> KEYS = List.of("j", "k", "a", "r", "s", "o", "u", "x", "/", "?");

    private static final String SCRIPT = """
        const [bar, list, filter] = [this, $0, $1];
        if (bar.deskKeys) return;
        const off = () => localStorage.getItem('communique-desk-keys') === 'off';
        const cards = () => [...list.querySelectorAll('.amendment')].filter(card => card.offsetParent);
        let [last, place] = [null, -1];
        const go = to => {
          const card = cards()[Math.min(Math.max(to, 0), cards().length - 1)];
          card?.focus({ preventScroll: true });
          card?.scrollIntoView({ block: 'center' });
        };
        const acts = { a: 'accept', r: 'reject', s: 'support', o: 'oppose', u: 'reopen' };
        const act = (card, key) => card?.querySelector(`vaadin-button[data-act="${acts[key]}"]:not([disabled])`)?.click();
        const overlay = 'vaadin-dialog, vaadin-confirm-dialog, vaadin-popover, vaadin-select-overlay, vaadin-notification-card';
        bar.deskKeys = {
          keydown: event => {
            const typing = event.composedPath().some(each => each.matches?.('input, textarea, select, vaadin-select, [contenteditable]')
                && each.type !== 'checkbox' && each.type !== 'radio');
            if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !list.offsetParent) return;
            if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-popover[opened]')) return;
            const key = event.key;
            if (key === '?') bar.querySelector('vaadin-button').click();
            else if (off()) return;
            else {
              const all = cards();
              const at = all.findIndex(card => card.contains(document.activeElement));
              if (key === 'j') go(at + 1);
              else if (key === 'k') go(at < 0 ? 0 : at - 1);
              else if (key === '/') filter.querySelector('vaadin-integer-field')?.focus();
              else if (key === 'x' && at >= 0) all[at].parentElement.querySelector(':scope > vaadin-checkbox:not([hidden])')?.click();
              else if (acts[key] && at >= 0) act(all[at], key);
              else return;
            }
            event.preventDefault();
          },
          focusin: event => {
            const card = cards().find(each => each.contains(event.target));
            if (card) [last, place] = [card, cards().indexOf(card)];
            else if (!event.target.closest?.(overlay)) last = null;
          },
          pointerdown: event => {
            if (!list.contains(event.target) && !event.target.closest?.(overlay)) last = null;
          },
        };
        const keepFocus = new MutationObserver(() => {
          if (!bar.isConnected) {
            keepFocus.disconnect();
            for (const [type, listen] of Object.entries(bar.deskKeys)) document.removeEventListener(type, listen);
            bar.deskKeys = undefined;
          } else if (last && document.activeElement === document.body) {
            if (last.isConnected && list.contains(last)) last.focus({ preventScroll: true });
            else go(place);
          }
        });
        for (const [type, listen] of Object.entries(bar.deskKeys)) document.addEventListener(type, listen);
        keepFocus.observe(list, { childList: true, subtree: true });
        keepFocus.observe(document.body, { childList: true });
        """;

    private final Component list;
    private final Component filter;

    /** @param filter has a number field, which is the first thing in it */
    public DeskKeys(Component list, Component filter) {
        this.list = list;
        this.filter = filter;
        addClassName("desk-keys");
        var help = new Button(text("keys"), click -> showHelp());
        help.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        help.getElement().setAttribute("aria-keyshortcuts", "?");
        add(help);
    }

    private static void showHelp() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("keys"));
        dialog.addClassName("desk-keys-help");
        var keys = new DescriptionList();
        KEYS.forEach(key -> {
            keys.add(new Term(key), new Description(text("keys." + name(key))));
        });
        var on = new Checkbox(text("keys.on"));
        // A click before the browser has said how it is would be undone.
        on.setEnabled(false);
        // Not to the box itself, which takes no answers while it is disabled.
        keys.addAttachListener(attach -> keys.getElement()
                .executeJs("return localStorage.getItem('communique-desk-keys') !== 'off'")
                .then(Boolean.class, chosen -> {
                    on.setValue(chosen);
                    on.setEnabled(true);
                }));
        on.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                on.getElement()
                        .executeJs(
                                "localStorage.setItem('communique-desk-keys', $0)", change.getValue() ? "on" : "off");
            }
        });
        dialog.add(keys, on);
        var close = new Button(text("bulk.close"), click -> dialog.close());
        dialog.getFooter().add(close);
        dialog.open();
    }

    private static String name(String key) {
        return switch (key) {
            case "/" -> "slash";
            case "?" -> "question";
            default -> key;
        };
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs(SCRIPT, list.getElement(), filter.getElement());
    }
}
