package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.comment.CommentFile;
import org.communique.comment.CommentFile.AuthorChoice;
import org.communique.comment.CommentFile.BringingInOutcome;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.Candidate;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.comment.CommentFile.Unreadable;
import org.communique.comment.FileCommentService;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.ChoiceField;
import org.communique.screen.FileField;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;

/** Shows what a file has of comments, thread by thread, and whom its authors are taken to be, before anything is stored. */
class CommentFileDialog extends Dialog {

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    private final FileCommentService files;
    private final StatementId statement;
    private final FileField file = new FileField(
            getTranslation("comment.file.choose"),
            getTranslation("comment.file.help"),
            getTranslation("comment.file.refused"),
            LARGEST_FILE,
            ".docx",
            ".odt");
    private final BackgroundTask task = new BackgroundTask();
    private final Paragraph summary = new Paragraph();
    private final Div authors = new Div();
    private final Div threads = new Div();
    private final Button bringIn = new Button(getTranslation("comment.file.bring-in"), click -> bringIn());
    private final Map<String, ChoiceField<Candidate>> choices = new LinkedHashMap<>();
    private final List<FileThreadItem> items = new ArrayList<>();

    CommentFileDialog(FileCommentService files, StatementId statement) {
        this.files = files;
        this.statement = statement;
        setHeaderTitle(getTranslation("comment.file"));
        setWidth("min(44rem, 100vw)");
        file.onPicked(picked -> {
            forget();
            task.run(() -> files.read(statement, picked.name(), picked.content()), this::show);
        });
        file.onCleared(this::forget);
        summary.getElement().setAttribute("role", "status");
        threads.addClassName("threads");
        bringIn.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        bringIn.setEnabled(false);
        add(new Paragraph(getTranslation("comment.file.advice")), file, task, summary, authors, threads);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), bringIn);
    }

    private void forget() {
        summary.setText("");
        authors.removeAll();
        threads.removeAll();
        choices.clear();
        items.clear();
        bringIn.setEnabled(false);
    }

    private void show(CommentFile read) {
        switch (read) {
            case Unreadable(var why) -> file.refuse(Toasts.text(why));
            case FoundThreads found -> show(found);
        }
    }

    private void show(FoundThreads found) {
        long usable = found.threads().stream()
                .filter(thread -> thread.finding() == Finding.FOUND)
                .count();
        summary.setText(
                found.threads().isEmpty()
                        ? getTranslation("comment.file.none")
                        : getTranslation(
                                "comment.file.summary", usable, found.threads().size() - usable));
        if (!found.authors().isEmpty()) {
            var candidates = files.candidates(statement);
            authors.add(new H3(getTranslation("comment.file.authors")));
            authors.add(new Paragraph(getTranslation("comment.file.authors.advice")));
            found.authors().forEach((name, choice) -> author(name, choice, candidates));
        }
        found.threads().forEach(thread -> {
            var item = new FileThreadItem(thread);
            items.add(item);
            threads.add(item);
        });
        bringIn.setEnabled(usable > 0);
    }

    private void author(String name, AuthorChoice choice, List<Candidate> candidates) {
        var box = new ChoiceField<Candidate>(name.isEmpty() ? getTranslation("comment.file.nobody") : name);
        box.setItems(candidates);
        box.setItemLabelGenerator(Candidate::name);
        box.setPlaceholder(getTranslation("comment.file.unknown"));
        box.setClearButtonVisible(true);
        box.setWidthFull();
        candidates.stream()
                .filter(candidate -> candidate.choice().equals(choice))
                .findFirst()
                .ifPresent(box::setValue);
        choices.put(name, box);
        authors.add(box);
    }

    private void bringIn() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        bringIn.setEnabled(false);
        var taken = items.stream()
                .filter(FileThreadItem::isChosen)
                .map(FileThreadItem::found)
                .toList();
        var named = new LinkedHashMap<String, AuthorChoice>();
        choices.forEach((name, box) ->
                named.put(name, box.getOptionalValue().map(Candidate::choice).orElse(AuthorChoice.NONE)));
        task.run(() -> files.bringIn(statement, taken, named), this::done);
    }

    private void done(BringingInOutcome outcome) {
        switch (outcome) {
            case BroughtIn(int threads) -> Toasts.done(getTranslation("comment.file.done", threads));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        close();
    }
}
