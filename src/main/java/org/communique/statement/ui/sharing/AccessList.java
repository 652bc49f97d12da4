package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.screen.KeyedChildren;
import org.communique.statement.Grant.Right;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;

/** Lists who has access, a page at a time. Rows that stay keep their place and focus when the list changes. */
public class AccessList extends Div {

    private static final int PAGE = 50;

    /** What a person does in a row. */
    public interface Listener {

        void changed(AccessEntry entry, Right right);

        void removed(AccessEntry entry);
    }

    private final Listener listener;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final KeyedChildren<Grantee, AccessRow> rows = new KeyedChildren<>(list, this::row);
    private List<AccessEntry> entries = List.of();
    private Map<Grantee, AccessEntry> visible = Map.of();
    private int shown = PAGE;

    public AccessList(Listener listener) {
        this.listener = listener;
        list.addClassName("access-list");
        more.setText(getTranslation("statement.sharing.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(click -> {
            shown += PAGE;
            show(entries);
        });
        add(list, more);
    }

    public void show(List<AccessEntry> now) {
        entries = now;
        visible = new LinkedHashMap<>();
        now.stream().limit(shown).forEach(entry -> visible.put(entry.grantee(), entry));
        var drawn = rows.show(visible.keySet()).iterator();
        visible.values().forEach(entry -> drawn.next().show(entry));
        more.setVisible(now.size() > shown);
    }

    private AccessRow row(Grantee grantee) {
        return new AccessRow(Objects.requireNonNull(visible.get(grantee)), listener);
    }
}
