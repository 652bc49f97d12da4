package org.communique.amendment.ui.file;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.file.BaseChoice;
import org.communique.amendment.file.ChangedFile;
import org.communique.amendment.file.ReadFile.Author;
import org.communique.amendment.file.ReadFile.Uploaded;
import org.jspecify.annotations.Nullable;

/** How a file is read: with which text it is compared, and whose changes count. It stays while the file is read again, so that the focus does. */
class ReadingChoices extends Div {

    /** Receives how another choice makes another reading of a file. */
    interface Listener {

        void changed(UnaryOperator<ChangedFile> reading);
    }

    private final String kind;
    private final Select<BaseChoice> base = new Select<>();
    private final CheckboxGroup<String> authors = new CheckboxGroup<>();
    private final Map<String, Author> named = new HashMap<>();
    private List<String> offeredAuthors = List.of();
    private List<BaseChoice> offeredTexts = List.of();

    /** @param kind of the text that is changed, in the keys of messages */
    ReadingChoices(String kind, Listener listener) {
        this.kind = kind;
        base.setLabel(getTranslation("amendment.file-changes.base"));
        base.setItemLabelGenerator(this::label);
        base.setWidthFull();
        base.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() instanceof BaseChoice choice) {
                listener.changed(file -> new ChangedFile(file.name(), file.content(), file.authors(), choice));
            }
        });
        authors.setLabel(getTranslation("amendment.file-changes.authors"));
        authors.setHelperText(getTranslation("amendment.file-changes.authors.advice"));
        authors.setItemLabelGenerator(this::label);
        authors.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.changed(
                        file -> new ChangedFile(file.name(), file.content(), change.getValue(), file.against()));
            }
        });
        addClassName("form-column");
        add(base, authors);
        hide();
    }

    void hide() {
        setVisible(false);
        offeredAuthors = List.of();
        offeredTexts = List.of();
    }

    /** @param choice that it is compared with; null if it is not known with which */
    void show(Uploaded file, @Nullable BaseChoice choice) {
        showAuthors(file.authors());
        var texts = Stream.concat(file.choices().stream(), Stream.ofNullable(choice))
                .distinct()
                .toList();
        if (!texts.equals(offeredTexts)) {
            offeredTexts = texts;
            base.setItems(texts);
        }
        base.setValue(choice);
        setVisible(true);
    }

    private void showAuthors(List<Author> all) {
        named.clear();
        all.forEach(author -> named.put(author.name(), author));
        var names = all.stream().map(Author::name).toList();
        if (!names.equals(offeredAuthors)) {
            offeredAuthors = names;
            authors.setItems(names);
        }
        authors.setValue(all.stream().filter(Author::accepted).map(Author::name).collect(Collectors.toSet()));
        authors.setVisible(!names.isEmpty());
    }

    String label(BaseChoice choice) {
        return switch (choice.kind()) {
            case VERSION -> getTranslation("amendment.file-changes.base.VERSION", choice.version());
            case BEGUN -> getTranslation("amendment.file-changes.base.BEGUN." + kind);
            case COPY, DRAFT, EARLIER, BEFORE_CHANGES -> getTranslation("amendment.file-changes.base." + choice.kind());
        };
    }

    private String label(String name) {
        return named.get(name) instanceof Author author ? label(author) : name;
    }

    private String label(Author author) {
        return getTranslation(
                author.organisation() ? "amendment.file-changes.author.organisation" : "amendment.file-changes.author",
                author.name().isBlank() ? getTranslation("amendment.file-changes.author.none") : author.name(),
                author.changes());
    }
}
