package org.communique.search.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.communique.screen.ScreenIcon;
import org.communique.search.SearchHit;
import org.communique.search.SearchKind;
import org.communique.search.SearchService;

/** Finds things while one types: a combobox (ARIA Authoring Practices) with the results by kind, each a link. */
@StyleSheet("context://search.css")
class SearchDialog extends Dialog {

    private static final Set<SearchKind> KINDS = EnumSet.allOf(SearchKind.class);
    private static final int MOST_OF_A_KIND = 5;
    private static final int LONGEST = 200;
    private static final int TOGETHER_MS = 100;
    private static final String LIST = "search-results";

    /** The keys, at once and without the server. Enter waits for the results of what was typed last. */
    private static final String KEYS = """
        const field = this, list = $0;
        const options = () => [...list.querySelectorAll('[role=option]')];
        const active = () => list.querySelector('[aria-selected=true]');
        const choose = option => {
          active()?.setAttribute('aria-selected', 'false');
          option?.setAttribute('aria-selected', 'true');
          option?.scrollIntoView({ block: 'nearest' });
          if (option) field.setAttribute('aria-activedescendant', option.id);
          else field.removeAttribute('aria-activedescendant');
        };
        let follows = false;
        field.showsResults = words => {
          field.shown = words;
          choose(options()[0]);
          if (follows && words === field.value) setTimeout(() => active()?.click());
          follows = follows && words !== field.value;
        };
        field.addEventListener('input', () => { follows = false; });
        field.addEventListener('keydown', event => {
          if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
          const all = options(), at = all.indexOf(active());
          if (event.key === 'ArrowDown') choose(all[(at + 1) % all.length]);
          else if (event.key === 'ArrowUp') choose(all[(at - 1 + all.length) % all.length]);
          else if (event.key === 'Enter' && field.shown === field.value) active()?.click();
          else if (event.key === 'Enter') follows = true;
          else return;
          event.preventDefault();
        });
        const begin = () => {
          const early = window.typedEarly?.();
          delete window.typedEarly;
          if (!early?.words) return;
          field.value = early.words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          follows = early.enter;
        };
        if (document.activeElement === field) begin();
        else field.addEventListener('focus', begin, { once: true });
        """;

    private final SearchService search;
    private final Input field = new Input();
    private final Div results = new Div();
    private final Span count = new Span();
    private final Paragraph note = new Paragraph();

    SearchDialog(SearchService search) {
        this.search = search;
        addClassName("search-dialog");
        setAriaLabel(getTranslation("search.open"));
        setWidth("min(44rem, 96vw)");
        setTop("8vh");
        field.setAriaLabel(getTranslation("search.field"));
        field.setPlaceholder(getTranslation("search.field"));
        field.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-controls", LIST)
                .setAttribute("aria-expanded", "false")
                .setAttribute("autocomplete", "off")
                .setAttribute("autofocus", "")
                .setAttribute("dir", "auto")
                .setAttribute("maxlength", String.valueOf(LONGEST));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(TOGETHER_MS);
        field.addValueChangeListener(change -> show(change.getValue()));
        var close = new Button(ScreenIcon.CLOSE.create(), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(getTranslation("screen.close"));
        var line = new Div(ScreenIcon.SEARCH.create(), field, close);
        line.addClassName("search-line");
        results.setId(LIST);
        results.addClassName("search-results");
        results.getElement().setAttribute("role", "listbox").setAttribute("aria-label", getTranslation("search.open"));
        results.getElement().addEventListener("click", click -> close()).setFilter("!!event.target.closest('a')");
        count.addClassName("visually-hidden");
        count.getElement().setAttribute("role", "status");
        note.addClassName("meta");
        add(line, results, note, count);
        show("");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        field.getElement().executeJs(KEYS, results.getElement());
        field.focus();
    }

    private void show(String typed) {
        var hits = typed.isBlank() ? List.<SearchHit>of() : search.find(typed, KINDS, MOST_OF_A_KIND, getLocale());
        results.removeAll();
        int[] number = {0};
        hits.stream()
                .collect(groupingBy(SearchHit::kind, LinkedHashMap::new, toList()))
                .forEach((kind, found) -> results.add(group(kind, found, number)));
        // Not invisible to Vaadin, which would keep back what it runs with it.
        results.getElement().setAttribute("hidden", hits.isEmpty());
        field.getElement().setAttribute("aria-expanded", String.valueOf(!hits.isEmpty()));
        note.setText(note(typed, hits));
        note.setVisible(!note.getText().isEmpty());
        count.setText(typed.isBlank() ? "" : getTranslation("search.count", hits.size()));
        field.getElement().executeJs("this.showsResults?.($0)", typed);
    }

    private String note(String typed, List<SearchHit> hits) {
        if (typed.isBlank()) {
            return getTranslation("search.hint");
        }
        if (!search.isComplete()) {
            return getTranslation("search.incomplete");
        }
        return hits.isEmpty() ? getTranslation("search.none") : "";
    }

    private Div group(SearchKind kind, List<SearchHit> hits, int[] number) {
        var name = new Span(getTranslation("search.kind." + kind));
        name.addClassName("search-kind");
        name.getElement().setAttribute("role", "presentation");
        var group = new Div(name);
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", name.getText());
        hits.forEach(hit -> group.add(option(hit, number[0]++)));
        return group;
    }

    private static Anchor option(SearchHit hit, int number) {
        var title = new Span(hit.title());
        title.addClassName("search-title");
        title.getElement().setAttribute("dir", "auto");
        var option = new Anchor(hit.route(), title);
        option.setId("search-result-" + number);
        option.getElement()
                .setAttribute("role", "option")
                .setAttribute("aria-selected", "false")
                .setAttribute("tabindex", "-1");
        if (!hit.place().isEmpty()) {
            var place = new Span(hit.place());
            place.addClassName("meta");
            option.add(place);
        }
        if (!hit.excerpt().isEmpty()) {
            var excerpt = new Span();
            excerpt.addClassName("search-excerpt");
            excerpt.getElement().setAttribute("dir", "auto");
            hit.excerpt().forEach(part -> excerpt.add(part(part)));
            option.add(excerpt);
        }
        return option;
    }

    private static Span part(SearchHit.Part part) {
        var words = new Span(part.text());
        if (part.found()) {
            words.addClassName("search-found");
        }
        return words;
    }
}
