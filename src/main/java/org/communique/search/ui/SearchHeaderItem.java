package org.communique.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import org.communique.screen.ScreenIcon;
import org.communique.search.SearchService;
import org.communique.shell.HeaderItem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The button in the top bar, which also answers to Ctrl+K, or ⌘K, wherever that has no other meaning: in texts it makes a link. */
@org.springframework.stereotype.Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SearchHeaderItem implements HeaderItem {

    /** What is typed until the field is there is kept for it. */
    private static final String LISTEN = """
        if (this.listens) return;
        this.listens = true;
        this.addEventListener('click', () => {
          const early = { words: '', enter: false };
          const keep = event => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
            if (event.key.length === 1) early.words += event.key;
            else if (event.key === 'Backspace') early.words = early.words.slice(0, -1);
            else if (event.key === 'Enter') early.enter = true;
            else return;
            event.preventDefault();
            event.stopImmediatePropagation();
          };
          const end = () => removeEventListener('keydown', keep, true);
          addEventListener('keydown', keep, true);
          setTimeout(end, 5000);
          window.typedEarly = () => {
            end();
            return early;
          };
        });
        addEventListener('keydown', event => {
          const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
            && (event.key.toLowerCase() === 'k' || event.code === 'KeyK');
          if (!wanted || event.defaultPrevented || !this.isConnected) return;
          event.preventDefault();
          this.click();
        });
        """;

    private final SearchService search;

    SearchHeaderItem(SearchService search) {
        this.search = search;
    }

    @Override
    public Component create() {
        var button = new Button(ScreenIcon.SEARCH.create());
        button.setText(button.getTranslation("search.open"));
        button.addClassName("search-button");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setTooltipText(button.getTranslation("search.keys"));
        button.setAriaLabel(button.getTranslation("search.open"));
        button.getElement().setAttribute("aria-keyshortcuts", "Control+K");
        button.addClickListener(click -> new SearchDialog(search).open());
        button.addAttachListener(attached -> button.getElement().executeJs(LISTEN));
        return button;
    }
}
