package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import org.communique.screen.ScreenIcon;
import org.communique.statement.sharing.AccessEntry;
import org.jspecify.annotations.Nullable;

/** Who has access, why, and what they can do: a select for a grant of their own, words for what follows from something else. */
class AccessRow extends ListItem {

    private final RightSelect select = new RightSelect();
    private final Span name = new Span();
    private final Span detail = new Span();
    private final Span warning = new Span();
    private final Span words = new Span();
    private final Button remove = new Button(ScreenIcon.CLOSE.create());
    private AccessEntry entry;

    AccessRow(AccessEntry entry, AccessList.Listener listener) {
        this.entry = entry;
        addClassName("access-row");
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        detail.addClassName("meta");
        warning.addClassNames("meta", "warning");
        words.addClassNames("meta", "access-right");
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.changed(this.entry, change.getValue());
            }
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        remove.addClickListener(click -> listener.removed(this.entry));
        var person = new Div(name, detail, warning);
        person.addClassName("two-lines");
        add(person, words, select, remove);
        show(entry);
    }

    /** In its place, so that the focus stays. */
    void show(AccessEntry now) {
        entry = now;
        name.setText(now.name());
        detail.setText(detail(now));
        var lacking = lacking(now);
        warning.setText(lacking == null ? "" : getTranslation(lacking));
        warning.setVisible(lacking != null);
        var own = now.own() != null;
        select.setVisible(own);
        select.setAriaLabel(getTranslation("statement.sharing.right.of", now.name()));
        if (own) {
            select.setValue(now.own());
        }
        words.setText(own || now.usable() == null ? "" : getTranslation("statement.sharing.right." + now.usable()));
        words.setVisible(!own);
        remove.setVisible(own);
        remove.setAriaLabel(getTranslation("statement.sharing.remove.of", now.name()));
        remove.setTooltipText(getTranslation("statement.sharing.remove"));
    }

    private String detail(AccessEntry now) {
        if (!now.grantee().hasMember()) {
            return getTranslation("statement.sharing.reason.all-members");
        }
        if (now.coordinator()) {
            return getTranslation("statement.sharing.reason.coordinator", now.organisation());
        }
        if (now.byOrganisation() != null && now.own() == null) {
            return getTranslation("statement.sharing.reason.organisation", now.organisation());
        }
        var more = now.moreByOrganisation();
        if (more != null) {
            return getTranslation(
                    "statement.sharing.reason.both",
                    now.organisation(),
                    getTranslation("statement.sharing.right." + more));
        }
        return now.organisation();
    }

    /** Why someone cannot do what is granted to them. */
    private static @Nullable String lacking(AccessEntry now) {
        if (now.usable() == null) {
            return "statement.sharing.inactive";
        }
        return now.own() == null || now.coordinator() || now.usable().compareTo(now.own()) >= 0
                ? null
                : "statement.sharing.limited." + now.usable();
    }
}
