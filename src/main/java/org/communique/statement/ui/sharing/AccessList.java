package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Map<Grantee, AccessRow> rows = new HashMap<>();
    private List<AccessEntry> entries = List.of();
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
        var visible = now.stream().limit(shown).toList();
        Set<Grantee> kept = visible.stream().map(AccessEntry::grantee).collect(Collectors.toSet());
        rows.entrySet().removeIf(row -> {
            var gone = !kept.contains(row.getKey());
            if (gone) {
                list.remove(row.getValue());
            }
            return gone;
        });
        for (int at = 0; at < visible.size(); at++) {
            place(visible.get(at), at);
        }
        more.setVisible(now.size() > shown);
    }

    private void place(AccessEntry entry, int at) {
        var row = rows.computeIfAbsent(entry.grantee(), _ -> new AccessRow(entry, listener));
        row.show(entry);
        if (list.getComponentCount() <= at || !list.getComponentAt(at).equals(row)) {
            list.addComponentAtIndex(at, row);
        }
    }
}
