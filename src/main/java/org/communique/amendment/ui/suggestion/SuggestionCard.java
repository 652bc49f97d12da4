package org.communique.amendment.ui.suggestion;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.communique.amendment.suggestion.DraftSuggestion;
import org.communique.amendment.suggestion.DraftSuggestion.SuggestionKind;
import org.communique.comment.Conversation;
import org.communique.comment.ui.AboutThreads;
import org.communique.screen.ShortTextForm;
import org.communique.statement.ui.DraftMargin;
import org.jspecify.annotations.Nullable;

/** One suggestion next to its words. */
class SuggestionCard extends Article {

    private static final int CONTEXT = 240;

    private record Drawn(DraftSuggestion suggestion, String author, boolean decides, boolean own) {}

    private final Consumer<DraftSuggestion> accept;
    private final Predicate<String> reject;
    private final AboutThreads threads;
    private final Div content = new Div();
    /** Stays when the rest is drawn again: it may hold unsent text. */
    private final Div form = new Div();

    private @Nullable Drawn drawn;

    SuggestionCard(Consumer<DraftSuggestion> accept, Predicate<String> reject, AboutThreads threads) {
        this.accept = accept;
        this.reject = reject;
        this.threads = threads;
        addClassNames("thread", "suggestion-card");
        getElement().setAttribute("tabindex", "-1");
        add(content, form, threads);
    }

    void showThreads(Conversation conversation, String about) {
        threads.show(conversation, about);
    }

    /** @param decides whether the member accepts and rejects */
    void show(DraftSuggestion suggestion, String author, boolean decides, boolean own) {
        var now = new Drawn(suggestion, author, decides, own);
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        DraftMargin.align(this, suggestion.id().value());
        content.removeAll();
        var by = text("suggestion.by." + suggestion.kind(), author);
        getElement().setAttribute("aria-label", by);
        var head = new Span(by);
        head.addClassName("meta");
        content.add(head, words(suggestion));
        if (decides || own) {
            content.add(acts(suggestion, decides && suggestion.isOpen()));
        }
    }

    /** As it is shown now, that no other words are accepted than these. */
    private Div acts(DraftSuggestion shown, boolean decides) {
        var acts = new Div();
        acts.addClassName("acts");
        if (decides) {
            var accepting = new Button(text("suggestion.accept"), click -> accept.accept(shown));
            accepting.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            var rejecting = new Button(text("suggestion.reject"), click -> ask());
            rejecting.addThemeVariants(ButtonVariant.LUMO_SMALL);
            acts.add(accepting, rejecting);
        } else {
            var withdrawing = new Button(text("suggestion.withdraw"), click -> {
                var _ = reject.test("");
            });
            withdrawing.addThemeVariants(ButtonVariant.LUMO_SMALL);
            acts.add(withdrawing);
        }
        return acts;
    }

    private void ask() {
        form.removeAll();
        var reason = new ShortTextForm(
                text("suggestion.reason"), text("suggestion.reject"), "", 1_000, false, reject, form::removeAll);
        form.add(reason);
        reason.begin();
    }

    private static Paragraph words(DraftSuggestion suggestion) {
        var words = new Paragraph();
        words.addClassName("suggested-words");
        words.getElement().setAttribute("dir", "auto");
        if (suggestion.kind() == SuggestionKind.FORMAT) {
            words.setText(shortened(suggestion.after()));
            return words;
        }
        if (!suggestion.before().isEmpty()) {
            words.add(marked("del", suggestion.before()));
        }
        if (!suggestion.after().isEmpty()) {
            words.add(marked("ins", suggestion.after()));
        }
        return words;
    }

    private static HtmlContainer marked(String element, String words) {
        var marked = new HtmlContainer(element);
        marked.setText(shortened(words));
        return marked;
    }

    private static String shortened(String words) {
        return words.length() <= CONTEXT ? words : words.substring(0, CONTEXT) + " …";
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate("amendment." + key, arguments);
    }
}
