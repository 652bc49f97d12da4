package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.List;
import org.communique.language.TranslationFileResult;
import org.communique.language.TranslationFileResult.Taken;
import org.communique.language.TranslationFileService;
import org.communique.language.TranslationId;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.FileField;
import org.communique.screen.FileField.Picked;
import org.communique.screen.FileLink;
import org.communique.screen.Toasts;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.ui.creation.ImportLossList;
import org.communique.text.markdown.ImportLoss;
import org.springframework.stereotype.Component;

/** What can be done with a translation as a file. */
@Component
class TranslationFiles {

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    private final TranslationFileService files;
    private final TextImporter importer;

    TranslationFiles(TranslationFileService files, TextImporter importer) {
        this.files = files;
        this.importer = importer;
    }

    /** @param then runs when a file was taken */
    Div menu(TranslationId id, boolean writes, Runnable then) {
        var link = new FileLink("", id.language() + ".docx", () -> files.docx(id));
        link.getElement().setAttribute("hidden", true);
        var bar = new MenuBar();
        var menu = bar.addItem(text("file")).getSubMenu();
        menu.addItem(text("file.download"), click -> link.follow());
        if (writes) {
            menu.addItem(text("file.bring-in"), click -> new BringInDialog(id, then).open());
        }
        return new Div(bar, link);
    }

    private final class BringInDialog extends Dialog {

        private final TranslationId id;
        private final Runnable then;
        private final BackgroundTask reading = new BackgroundTask();
        private final FileField file = new FileField(
                text("file.choose"),
                text("file.help"),
                text("file.refused"),
                LARGEST_FILE,
                ".docx",
                ".odt",
                ".md",
                ".markdown",
                ".txt");

        BringInDialog(TranslationId id, Runnable then) {
            this.id = id;
            this.then = then;
            setHeaderTitle(text("file.bring-in"));
            setWidth("min(34rem, 100vw)");
            add(new Paragraph(text("file.advice")), file, reading);
            var take = new Button(text("file.bring-in.do"), click -> take());
            take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), take);
        }

        private void take() {
            var picked = file.picked();
            if (picked == null) {
                file.refuse(text("file.choose"));
                return;
            }
            reading.finish(() -> taken(picked), this::show, () -> {});
        }

        private sealed interface Outcome {}

        private record Done(TranslationFileResult result, List<ImportLoss> losses) implements Outcome {}

        private record Unread(ImportResult.Unreadable why) implements Outcome {}

        private Outcome taken(Picked picked) {
            return switch (importer.read(picked.name(), picked.content())) {
                case ImportResult.Read read -> new Done(files.bringIn(id, read.text()), read.losses());
                case ImportResult.Unreadable unreadable -> new Unread(unreadable);
            };
        }

        private void show(Outcome outcome) {
            switch (outcome) {
                case Unread(var why) -> file.refuse(Toasts.text(why));
                case Done(var result, var losses) -> {
                    switch (result) {
                        case Taken taken -> show(taken, losses);
                        case Refusal refusal -> file.refuse(Toasts.text(refusal));
                    }
                }
            }
        }

        /** What was left, and what a text cannot hold, stays to be read. */
        private void show(Taken taken, List<ImportLoss> losses) {
            then.run();
            Toasts.done(text("file.taken", taken.passages()));
            if (taken.left().isEmpty() && losses.isEmpty()) {
                close();
                return;
            }
            removeAll();
            if (!taken.left().isEmpty()) {
                add(new Paragraph(text("file.left", String.join(", ", taken.left()))));
            }
            add(new ImportLossList(text("file.losses"), losses));
            getFooter().removeAll();
            getFooter().add(new Button(text("file.close"), click -> close()));
        }
    }
}
