package org.communique.amendment.ui.file;

import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.UnaryOperator;
import org.communique.amendment.file.BaseChoice;
import org.communique.amendment.file.ChangedFile;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.FileTarget;
import org.communique.amendment.file.ReadFile;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.FileField;
import org.communique.screen.Toasts;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.ui.creation.ImportLossList;
import org.jspecify.annotations.Nullable;

/** Shows what a file changes, passage by passage, before anything of it is in an organisation's copy or in the draft. */
@StyleSheet("context://amendments.css")
class FileChangesDialog extends Dialog {

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    private final FileChangeService files;
    private final FileTarget target;
    private final String kind;
    private final FileField file = new FileField(
            getTranslation("amendment.file-changes.choose"),
            getTranslation("amendment.file-changes.help"),
            getTranslation("amendment.file-changes.refused"),
            LARGEST_FILE,
            ".docx",
            ".odt",
            ".md",
            ".markdown",
            ".txt");
    private final BackgroundTask task = new BackgroundTask();
    private final Paragraph advice = new Paragraph();
    private final Div outcome = new Div();
    private final Div losses = new Div();
    private final Button cancel = new Button(getTranslation("screen.cancel"), click -> close());
    private final Button bringIn = new Button("", click -> bringIn());
    private final ReadingChoices choices;
    private final FileChangeList changes;
    private @Nullable ChangedFile chosen;
    private @Nullable Compared compared;
    private boolean wasCompared;

    /** @param language of the text */
    FileChangesDialog(FileChangeService files, FileTarget target, String language) {
        this.files = files;
        this.target = target;
        this.kind = target instanceof FileTarget.OfCopy ? "copy" : "draft";
        this.choices = new ReadingChoices(kind, this::readAgain);
        this.changes = new FileChangeList(language, this::count);
        setHeaderTitle(getTranslation("amendment.file-changes"));
        setWidth("min(48rem, 100vw)");
        setCloseOnOutsideClick(false);
        advice.setText(getTranslation("amendment.file-changes.advice." + kind));
        file.onPicked(picked -> {
            forget();
            read(ChangedFile.of(picked.name(), picked.content()));
        });
        file.onCleared(this::forget);
        outcome.getElement().setAttribute("role", "status");
        bringIn.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(advice, file, outcome, choices, task, losses, changes);
        getFooter().add(cancel, bringIn);
        forget();
    }

    /** Opens it for a file that is there already. */
    void compare(ChangedFile given) {
        open();
        file.show(given.name());
        read(given);
    }

    private void forget() {
        chosen = null;
        wasCompared = false;
        choices.hide();
        changes.forget();
        clear();
    }

    private void clear() {
        compared = null;
        advice.setVisible(true);
        outcome.removeAll();
        losses.removeAll();
        changes.clear();
    }

    private void read(ChangedFile picked) {
        clear();
        chosen = picked;
        task.run(() -> files.read(target, picked), this::show);
    }

    private void readAgain(UnaryOperator<ChangedFile> reading) {
        if (chosen != null) {
            read(reading.apply(chosen));
        }
    }

    private void show(ReadFile read) {
        clear();
        switch (read) {
            case Refusal refusal -> file.refuse(Toasts.text(refusal));
            case ReadFile.UnreadableByThese(var why, var found) -> {
                outcome.add(new Paragraph(Toasts.text(why)));
                choices.show(found, chosen == null ? null : chosen.against());
            }
            case Unmatched(var found) -> {
                outcome.add(new Paragraph(getTranslation("amendment.file-changes.unmatched." + found.claim())));
                choices.show(found, null);
            }
            case Compared found -> show(found);
        }
    }

    private void show(Compared found) {
        compared = found;
        if (wasCompared) {
            outcome.add(new Paragraph(getTranslation("amendment.file-changes.renewed")));
        }
        wasCompared = true;
        outcome.add(new Paragraph(origin(found)), new Paragraph(summary(found)));
        if (found.assumed()) {
            // It says that what others wrote stays.
            advice.setVisible(false);
            var warning = new Paragraph(getTranslation(
                    found.choice().isOfNow()
                            ? "amendment.file-changes.assumed"
                            : "amendment.file-changes.assumed.earlier"));
            warning.addClassName("warning");
            outcome.add(warning);
        }
        choices.show(found.file(), found.choice());
        losses.add(new ImportLossList(
                getTranslation("amendment.file-changes.losses"), found.file().losses()));
        changes.show(found);
    }

    private String origin(Compared found) {
        if (chosen != null && chosen.against() != null) {
            return getTranslation("amendment.file-changes.origin.CHOSEN");
        }
        var claim = found.file().claim();
        if (claim != Claim.HOLDS) {
            return getTranslation("amendment.file-changes.origin." + claim, choices.label(found.choice()));
        }
        return found.choice().kind() == BaseChoice.Kind.BEFORE_CHANGES
                ? getTranslation("amendment.file-changes.origin.EARLIER")
                : getTranslation("amendment.file-changes.origin.HOLDS", choices.label(found.choice()));
    }

    private String summary(Compared found) {
        var all = found.changes();
        long applicable = found.applicable().size();
        long untracked = all.stream()
                .filter(change -> change.applies() && change.tracking() != Tracking.TRACKED)
                .count();
        long there = all.stream()
                .filter(change -> change.standing() == Standing.ALREADY_THERE)
                .count();
        return all.isEmpty()
                ? getTranslation("amendment.file-changes.no-changes")
                : getTranslation(
                        "amendment.file-changes.summary",
                        applicable,
                        untracked,
                        all.size() - applicable - there,
                        there);
    }

    private void count() {
        int many = changes.chosen().size();
        bringIn.setText(getTranslation("amendment.file-changes.bring-in", many));
        bringIn.setEnabled(many > 0);
    }

    private void bringIn() {
        if (!Toasts.isUnfinished(this) && compared instanceof Compared shown) {
            var wanted = changes.chosen();
            setBusy(true);
            task.finish(() -> files.bringIn(target, shown, wanted), replaced -> done(replaced, shown), this::failed);
        }
    }

    /** The task says why, which may be far above what was looked at. */
    private void failed() {
        setBusy(false);
        task.scrollIntoView();
    }

    /** Nothing else is done meanwhile: what becomes of the changes has to be told here. */
    private void setBusy(boolean busy) {
        setCloseOnEsc(!busy);
        List.<HasEnabled>of(file, choices, changes, cancel).forEach(control -> control.setEnabled(!busy));
        bringIn.setEnabled(!busy && !changes.chosen().isEmpty());
    }

    private void done(ReplacementOutcome replaced, Compared shown) {
        setBusy(false);
        switch (replaced) {
            case ReplacementOutcome.Replaced _ -> {
                Toasts.done(getTranslation("amendment.file-changes.done." + kind));
                close();
            }
            case ReplacementOutcome.ChangedMeanwhile _ -> {
                Toasts.refused(getTranslation("amendment.file-changes.meanwhile"));
                task.run(() -> files.compareAgain(target, shown), this::show);
            }
            case ReplacementOutcome.Frozen _ -> file.refuse(getTranslation("amendment.file-changes.frozen." + kind));
            case ReplacementOutcome.Refused _ -> file.refuse(getTranslation("amendment.file-changes.too-large"));
        }
    }
}
