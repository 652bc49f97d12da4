package org.communique.amendment.ui.suggestion;

import static java.util.stream.Collectors.toSet;
import static org.communique.amendment.ui.suggestion.SuggestionCard.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.amendment.suggestion.DraftSuggestion;
import org.communique.amendment.suggestion.DraftSuggestion.Piece;
import org.communique.amendment.suggestion.DraftSuggestionService;
import org.communique.amendment.suggestion.SuggestionId;
import org.communique.amendment.suggestion.SuggestionResult;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.About;
import org.communique.comment.ui.AboutThreadsFactory;
import org.communique.comment.ui.CommentPermissions;
import org.communique.crdt.ElementId;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.KeyedChildren;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMargin.ShownSuggestion;
import org.communique.statement.ui.DraftMarginPart;
import org.jspecify.annotations.Nullable;

/** What is suggested to change in a draft: over its text, and next to it with what can be done about it. */
class SuggestedDraft extends Section implements DraftMarginPart {

    /** Of cards; the others are shown when these are settled, or asked for: the browser lays out all of them. */
    private static final int AT_FIRST = 40;

    record Rights(MemberId member, boolean comment, boolean edit, boolean coordinate) {

        CommentPermissions toComment() {
            return new CommentPermissions(member, comment, edit, coordinate);
        }
    }

    private final StatementId statement;
    private final DraftMargin margin;
    private final Rights rights;
    private final DraftSuggestionService service;
    private final Directory directory;
    private final AboutThreadsFactory threads;
    private final H2 heading = new H2();
    private final MenuBar several = new MenuBar();
    private final Div cards = new Div();
    /** What is suggested in a long draft takes time, for which its text does not wait. */
    private final BackgroundTask reading = new BackgroundTask();

    private final Button more = new Button("", click -> showFirst(Integer.MAX_VALUE));
    private final KeyedChildren<String, SuggestionCard> children = new KeyedChildren<>(cards);
    private @Nullable List<DraftSuggestion> shown;
    private Map<MemberId, String> names = Map.of();
    private int most = AT_FIRST;
    private boolean writing;

    SuggestedDraft(
            StatementId statement,
            DraftMargin margin,
            Rights rights,
            DraftSuggestionService service,
            Directory directory,
            AboutThreadsFactory threads) {
        this.threads = threads;
        this.statement = statement;
        this.margin = margin;
        this.rights = rights;
        this.service = service;
        this.directory = directory;
        addClassNames("threads", "draft-threads", "suggestions");
        cards.addClassName("aligned");
        add(heading, several, reading, cards, more);
        setVisible(false);
        margin.add(this);
        margin.onSuggestWanted(this::suggest);
        margin.onAnnotationWanted(this::showTo);
    }

    @Override
    public void refresh(Statement now) {
        boolean open = now.phase().isDrafted();
        boolean offered = open && rights.comment();
        margin.offerSuggesting(offered);
        if (writing && !offered) {
            writing = false;
            margin.writeIn(null);
        } else if (writing) {
            margin.writeIn(service.begin(statement));
        }
        several.setVisible(open && rights.edit());
        reading.run(() -> service.of(statement), found -> show(found, open));
    }

    private void suggest(boolean wanted) {
        if (wanted && !rights.comment()) {
            return;
        }
        writing = wanted;
        margin.writeIn(wanted ? service.begin(statement) : null);
        margin.announce(text(wanted ? "suggestion.on" : "suggestion.off"));
    }

    private void show(List<DraftSuggestion> now, boolean open) {
        if (now.equals(shown)) {
            showThreads();
            return;
        }
        shown = now;
        var authors = now.stream().map(DraftSuggestion::author).collect(toSet());
        var found = new HashMap<MemberId, String>();
        directory.members(authors).values().forEach((Member member) -> found.put(member.id(), member.name()));
        names = found;
        var colours = service.colours(statement, authors);
        margin.showSuggestions(now.stream()
                .filter(DraftSuggestion::isOpen)
                .map(each -> shown(each, colours))
                .toList());
        setVisible(!now.isEmpty());
        var undecided = now.stream().filter(DraftSuggestion::isOpen).toList();
        heading.setText(text("suggestion.heading", undecided.size()));
        drawSeveral(undecided);
        drawCards(now, open);
        showThreads();
    }

    private void showThreads() {
        if (shown instanceof List<DraftSuggestion> all && !all.isEmpty()) {
            var conversation = threads.of(statement);
            all.stream()
                    .map(each -> each.id().value())
                    .forEach(id -> children.child(id).ifPresent(card -> card.showThreads(conversation, id)));
        }
        margin.hold(
                shown == null
                        ? Set.of()
                        : shown.stream().map(each -> each.id().value()).collect(toSet()));
    }

    private void drawCards(List<DraftSuggestion> now, boolean open) {
        var first = now.stream().limit(most).toList();
        var drawn = children.show(parts(first));
        for (int i = 0; i < drawn.size(); i++) {
            var suggestion = first.get(i);
            boolean own = suggestion.author().equals(rights.member());
            drawn.get(i).show(suggestion, name(suggestion.author()), open && rights.edit(), open && own);
        }
        more.setVisible(now.size() > most);
        more.setText(text("suggestion.more", now.size() - first.size()));
    }

    private LinkedHashMap<String, java.util.function.Supplier<SuggestionCard>> parts(
            List<DraftSuggestion> suggestions) {
        var parts = new LinkedHashMap<String, java.util.function.Supplier<SuggestionCard>>();
        suggestions.forEach(each -> parts.put(
                each.id().value(),
                () -> new SuggestionCard(
                        now -> accept(List.of(now)),
                        reason -> reject(List.of(each.id()), reason),
                        threads.create(
                                statement,
                                new About(each.id().value(), each.author()),
                                each.after().isBlank() ? each.before() : each.after(),
                                rights.toComment(),
                                this::showThreads))));
        return parts;
    }

    private void showFirst(int number) {
        most = number;
        if (shown instanceof List<DraftSuggestion> all) {
            shown = null;
            show(all, true);
        }
    }

    /** A suggestion in the text was clicked that has no card yet. */
    private void showTo(String annotation) {
        if (shown instanceof List<DraftSuggestion> all) {
            var ids = all.stream().map(each -> each.id().value()).toList();
            int index = ids.indexOf(annotation);
            if (index >= most) {
                showFirst(index + AT_FIRST);
            }
        }
    }

    private void drawSeveral(List<DraftSuggestion> now) {
        several.removeAll();
        var menu = several.addItem(text("suggestion.several")).getSubMenu();
        menu.addItem(text("suggestion.accept-all", now.size()), click -> confirm(true, now));
        menu.addItem(text("suggestion.reject-all", now.size()), click -> confirm(false, now));
        var authors = now.stream().map(DraftSuggestion::author).distinct().toList();
        if (authors.size() > 1) {
            for (var author : authors) {
                var theirs = now.stream()
                        .filter(each -> each.author().equals(author))
                        .toList();
                menu.addItem(text("suggestion.accept-of", name(author), theirs.size()), click -> confirm(true, theirs));
                menu.addItem(
                        text("suggestion.reject-of", name(author), theirs.size()), click -> confirm(false, theirs));
            }
        }
    }

    private void confirm(boolean accept, List<DraftSuggestion> those) {
        var ids = those.stream().map(DraftSuggestion::id).toList();
        var dialog = new ConfirmDialog();
        dialog.setHeader(text(accept ? "suggestion.accept-several" : "suggestion.reject-several", ids.size()));
        dialog.setText(text("suggestion.several-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("screen.cancel"));
        dialog.setConfirmText(text(accept ? "suggestion.accept" : "suggestion.reject"));
        dialog.addConfirmListener(confirmed -> {
            if (accept) {
                accept(those);
            } else {
                var _ = reject(ids, "");
            }
        });
        dialog.open();
    }

    private void accept(List<DraftSuggestion> those) {
        var result = service.accept(statement, DraftSuggestion.seen(those));
        if (result instanceof SuggestionsSettled(int settled) && settled < those.size()) {
            Toasts.refused(text("suggestion.some-accepted", settled, those.size()));
        }
        var _ = done(result);
    }

    private boolean reject(Collection<SuggestionId> ids, String reason) {
        return done(service.reject(statement, ids, reason));
    }

    private boolean done(SuggestionResult result) {
        if (result instanceof Refusal refusal) {
            Toasts.refused(refusal);
        }
        show(service.of(statement), true);
        return result instanceof SuggestionsSettled;
    }

    private String name(MemberId member) {
        return names.getOrDefault(member, "");
    }

    private ShownSuggestion shown(DraftSuggestion suggestion, Map<MemberId, String> colours) {
        return new ShownSuggestion(
                suggestion.id().value(),
                suggestion.author().value(),
                text("suggestion.by." + suggestion.kind(), name(suggestion.author())),
                colours.getOrDefault(suggestion.author(), "#4a5568"),
                suggestion.pieces().stream().map(SuggestedDraft::fields).toList());
    }

    private static Map<String, @Nullable Object> fields(Piece piece) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("kind", piece.kind().name());
        fields.put("first", fields(piece.first()));
        fields.put("last", fields(piece.last()));
        fields.put("words", piece.words());
        return fields;
    }

    private static @Nullable Map<String, Long> fields(@Nullable ElementId id) {
        return id == null ? null : Map.of("client", id.client(), "clock", id.clock());
    }
}
