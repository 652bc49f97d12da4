package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.screen.EmptyState;
import org.communique.screen.Toasts;
import org.communique.statement.worklist.WorkFilter;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;

/** What waits for the member: filtered as they like, with reminders for many at once, and worked by keyboard. */
public class WorklistPanel extends Section {

    private static final int PAGE = 50;

    /** So few are looked through sooner than narrowed down. */
    private static final int FEW = 10;

    private final WorklistService worklistService;
    private final Instant now;
    private final WorkFilterBar filterBar;
    private final Div work = new Div();
    private final Div nothing = new Div();
    private final Div acts = new Div();
    private final UnorderedList list = new UnorderedList();
    private final List<WorkItemCard> cards = new ArrayList<>();
    private final Button remind = new Button();
    private final Button selectAll = new Button();
    private final Button more = new Button();
    private final Paragraph keys = new Paragraph(getTranslation("statement.my-work.keys"));
    private WorkFilter current = WorkFilter.ALL;
    private List<WorkItem> items;
    private long itemsRead;
    private List<WorkItem> shown = List.of();

    public WorklistPanel(WorklistService worklistService, WorkUpdates updates, Instant now) {
        this.worklistService = worklistService;
        this.now = now;
        this.itemsRead = System.nanoTime();
        this.items = worklistService.items();
        this.filterBar = new WorkFilterBar(worklistService, items, this::filter);
        list.addClassName("cards");
        more.setText(getTranslation("statement.my-work.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(click -> append());
        keys.addClassNames("meta", "keys");
        work.add(filterBar, actions(), list, more, keys);
        nothing.add(new EmptyState(
                getTranslation("statement.my-work.empty"),
                getTranslation("statement.my-work.empty.advice"),
                new Anchor("statements", getTranslation("statement.my-work.to-statements"))));
        var hint = new WorkChangeHint(updates, this::isChanged, this::update);
        add(new H2(getTranslation("statement.my-work.waiting")), hint, work, nothing);
        show(items);
    }

    /** Nobody is in the middle of a list that is empty: it changes at once. */
    private boolean isChanged(WorkUpdates.Reading reading) {
        var changed = reading.began() - itemsRead > 0 && !reading.items().equals(items);
        if (changed && items.isEmpty()) {
            itemsRead = reading.began();
            show(reading.items());
        }
        return changed && !reading.items().equals(items);
    }

    private void update() {
        itemsRead = System.nanoTime();
        show(worklistService.items());
    }

    private void show(List<WorkItem> now) {
        items = now;
        work.setVisible(!items.isEmpty());
        nothing.setVisible(items.isEmpty());
        acts.setVisible(items.stream().anyMatch(item -> item.reminder() != null));
        var few = items.size() < FEW;
        filterBar.setItems(items);
        filterBar.setVisible(!few || filterBar.hasSavedFilters() || !current.equals(WorkFilter.ALL));
        keys.setVisible(!few);
        filter(current);
    }

    private Div actions() {
        remind.addClickListener(click -> remind());
        remind.addClassName("remind");
        selectAll.setText(getTranslation("statement.my-work.select-all"));
        selectAll.addThemeVariants(ButtonVariant.TERTIARY);
        selectAll.addClickListener(click -> {
            cards.forEach(card -> card.select(true));
            count();
        });
        acts.add(remind, selectAll);
        acts.addClassNames("card-line", "work-acts");
        return acts;
    }

    private void filter(WorkFilter filter) {
        current = filter;
        shown = items.stream().filter(item -> filter.takes(item, isLate(item))).toList();
        list.removeAll();
        cards.clear();
        append();
        if (shown.isEmpty()) {
            list.add(new ListItem(getTranslation("statement.my-work.no-match")));
        }
    }

    private void append() {
        shown.stream().skip(cards.size()).limit(PAGE).forEach(item -> {
            var card = new WorkItemCard(item, now, this::count);
            cards.add(card);
            list.add(new ListItem(card));
        });
        more.setVisible(cards.size() < shown.size());
        count();
    }

    private boolean isLate(WorkItem item) {
        return item.deadline() != null && item.deadline().isBefore(now);
    }

    private void count() {
        var selected = cards.stream().filter(WorkItemCard::isSelected).count();
        remind.setText(getTranslation("statement.my-work.remind", selected));
        remind.setEnabled(selected > 0);
        var offered =
                cards.stream().filter(card -> card.item().reminder() != null).count();
        selectAll.setVisible(offered > 1);
    }

    private void remind() {
        var reminded = worklistService.remind(cards.stream()
                .filter(WorkItemCard::isSelected)
                .map(card -> card.item().reminder())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        cards.forEach(card -> card.select(false));
        count();
        var text = getTranslation("statement.my-work.reminded", reminded);
        if (reminded == 0) {
            Toasts.refused(text);
        } else {
            Toasts.done(text);
        }
    }

    /** Single-letter shortcuts as in many mail programs; disabled while typing. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("""
            const root = this;
            if (root.workKeys) return;
            root.workKeys = event => {
              if (!root.isConnected) {
                document.removeEventListener('keydown', root.workKeys);
                return;
              }
              const typing = event.composedPath().some(each => each.matches && each.matches('input, textarea, select, [contenteditable]')
                  && each.type !== 'checkbox');
              if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('vaadin-dialog[opened], vaadin-popover[opened]')) return;
              const cards = [...root.querySelectorAll('.card')];
              const at = cards.findIndex(card => card.contains(document.activeElement));
              const go = to => cards[Math.min(Math.max(to, 0), cards.length - 1)]?.querySelector('a')?.focus();
              if (event.key === 'j') go(at + 1);
              else if (event.key === 'k') go(at < 0 ? 0 : at - 1);
              else if (event.key === 'x' && at >= 0) cards[at].querySelector('vaadin-checkbox')?.click();
              else if (event.key === '/') root.querySelector('vaadin-text-field')?.focus();
              else if (event.key === 'r') root.querySelector('vaadin-button.remind')?.focus();
              else return;
              event.preventDefault();
            };
            document.addEventListener('keydown', root.workKeys);
            """);
    }
}
