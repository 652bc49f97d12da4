package org.communique.amendment.ui.desk;

import static org.communique.amendment.ui.desk.BulkLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.desk.BulkService;
import org.communique.amendment.desk.SettleSeveral;
import org.communique.amendment.desk.SettleSeveral.Act;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;

/** Which amendments are chosen, and what is done with them together. */
public class BulkBar extends Div {

    private final BulkService service;
    private final StatementId statement;
    private final Runnable selectionChanged;
    private final Runnable settled;
    private final Set<Integer> chosen = new HashSet<>();
    private final Span count = new Span();
    private final Button all;
    private final Button none;
    private final Button accept;
    private final Button reject;
    private List<Integer> offered = List.of();

    /**
     * @param selectionChanged runs when all or none are chosen
     * @param settled      runs when some were settled
     */
    public BulkBar(BulkService service, StatementId statement, Runnable selectionChanged, Runnable settled) {
        this.service = service;
        this.statement = statement;
        this.selectionChanged = selectionChanged;
        this.settled = settled;
        addClassName("bulk");
        getElement().setAttribute("role", "group").setAttribute("aria-label", text("bulk"));
        count.addClassName("meta");
        count.getElement().setAttribute("aria-live", "polite");
        all = small("bulk.all", this::chooseAll);
        none = small("bulk.none", this::chooseNone);
        accept = small("bulk.accept", () -> open(Act.ACCEPT));
        reject = small("bulk.reject", () -> open(Act.REJECT));
        add(all, none, count, accept, reject);
        draw();
    }

    private static Button small(String key, Runnable press) {
        var button = new Button(text(key), click -> press.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** @param found those that the filter shows, in the order of the text */
    public void offer(Collection<Amendment> found) {
        offered = found.stream()
                .filter(BulkBar::isSelectable)
                .map(amendment -> amendment.id().number())
                .toList();
        chosen.retainAll(offered);
        draw();
    }

    public static boolean isSelectable(Amendment amendment) {
        return amendment.state() == AmendmentStatus.OPEN && amendment.vote() == null;
    }

    public boolean isChosen(int number) {
        return chosen.contains(number);
    }

    public void choose(int number, boolean wanted) {
        if (wanted) {
            chosen.add(number);
        } else {
            chosen.remove(number);
        }
        draw();
    }

    private void chooseAll() {
        offered.stream().limit(SettleSeveral.MOST).forEach(chosen::add);
        if (offered.size() > SettleSeveral.MOST) {
            Toasts.done(text("bulk.first", SettleSeveral.MOST));
        }
        draw();
        selectionChanged.run();
    }

    private void chooseNone() {
        chosen.clear();
        draw();
        selectionChanged.run();
    }

    private void draw() {
        all.setEnabled(!offered.isEmpty());
        none.setVisible(!chosen.isEmpty());
        count.setText(chosen.isEmpty() ? "" : text("bulk.count", chosen.size()));
        accept.setVisible(!chosen.isEmpty());
        reject.setVisible(!chosen.isEmpty());
    }

    private void open(Act act) {
        new BulkDialog(service, new SettleSeveral(statement, Set.copyOf(chosen), act, ""), () -> {
                    chosen.clear();
                    draw();
                    settled.run();
                })
                .open();
    }
}
