package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.screen.KeyedChildren;
import org.communique.screen.SearchField;
import org.communique.statement.Grant.Right;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;

/**
 * Lists who has access, a page at a time, and no more than a server can hold for each screen; who is further down is found by name. Rows
 * that stay keep their place and focus when the list changes.
 */
public class AccessList extends Div {

    private static final int PAGE = 50;

    static final int MOST_SHOWN = 4 * PAGE;

    /** What a person does in a row. */
    public interface Listener {

        void changed(AccessEntry entry, Right right);

        void removed(AccessEntry entry);
    }

    private final Listener listener;
    private final SearchField search = new SearchField("statement.sharing.search", this::searched);
    private final UnorderedList list = new UnorderedList();
    private final Paragraph rest = new Paragraph();
    private final Button more = new Button();
    private final KeyedChildren<Grantee, AccessRow> rows = new KeyedChildren<>(list, this::row);
    private List<AccessEntry> entries = List.of();
    private Map<Grantee, AccessEntry> visible = Map.of();
    private int shown = PAGE;

    public AccessList(Listener listener) {
        this.listener = listener;
        search.setWidthFull();
        list.addClassName("access-list");
        rest.addClassName("meta");
        rest.getElement().setAttribute("role", "status");
        more.setText(getTranslation("statement.sharing.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(click -> {
            shown += PAGE;
            show(entries);
        });
        add(search, list, more, rest);
    }

    private void searched() {
        shown = PAGE;
        show(entries);
    }

    public void show(List<AccessEntry> now) {
        entries = now;
        var found = now.stream()
                .filter(entry -> search.matches(entry.name(), entry.organisation()))
                .toList();
        visible = new LinkedHashMap<>();
        found.stream().limit(shown).forEach(entry -> visible.put(entry.grantee(), entry));
        var drawn = rows.show(visible.keySet()).iterator();
        visible.values().forEach(entry -> drawn.next().show(entry));
        search.setVisible(now.size() > PAGE);
        more.setVisible(found.size() > shown && shown < MOST_SHOWN);
        var nobody = found.isEmpty() && !now.isEmpty();
        rest.setText(
                nobody
                        ? getTranslation("statement.sharing.no-match")
                        : getTranslation("statement.sharing.rest", visible.size(), found.size()));
        rest.setVisible(nobody || found.size() > shown && shown >= MOST_SHOWN);
    }

    private AccessRow row(Grantee grantee) {
        return new AccessRow(Objects.requireNonNull(visible.get(grantee)), listener);
    }
}
