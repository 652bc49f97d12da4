package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.importing.ImportKind;
import org.communique.coalition.importing.ImportOptions;
import org.communique.coalition.importing.ImportPreview;
import org.communique.coalition.importing.ImportPreview.Effect;
import org.communique.coalition.importing.ImportService;
import org.communique.coalition.importing.ImportService.ImportOutcome;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Badge;
import org.communique.screen.Toasts;
import org.communique.text.format.ParsedCsv.Fault;

/** Imports a CSV file after a preview, row by row. */
class ImportDialog extends Dialog {

    private final ImportService service;
    private final ImportKind kind;
    private final String name;
    private final Runnable afterwards;
    private final Div preview = new Div();
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final Checkbox leaveOut = new Checkbox();
    private final Button confirm = new Button();
    private final Button invite = new Button();
    private final Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> show(bytes)));
    private byte[] csv = {};

    /** @param inviting whether those who are imported can be invited in the same act: where mails are sent */
    ImportDialog(ImportService service, ImportKind kind, boolean inviting, Runnable afterwards) {
        this.service = service;
        this.kind = kind;
        this.afterwards = afterwards;
        name = kind.name().toLowerCase(Locale.ROOT);
        setHeaderTitle(getTranslation("coalition.import." + name));
        setWidth("min(52rem, 94vw)");
        setCloseOnOutsideClick(false);
        add(new Paragraph(getTranslation("coalition.import." + name + ".advice")));
        if (inviting) {
            add(new Paragraph(getTranslation("coalition.import.invite.advice")));
        }
        add(template(), upload(), backgroundTask, preview);
        leaveOut.setVisible(false);
        leaveOut.addValueChangeListener(change -> enable(change.getValue()));
        confirm.setText(getTranslation("coalition.import.confirm"));
        confirm.addClickListener(click -> confirm(false));
        invite.setText(getTranslation("coalition.import.invite"));
        invite.addClickListener(click -> confirm(true));
        invite.setVisible(inviting);
        (inviting ? invite : confirm).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        enable(false);
        var cancel = new Button(getTranslation("screen.cancel"), click -> close());
        getFooter().add(cancel, confirm, invite);
    }

    private void enable(boolean importable) {
        confirm.setEnabled(importable);
        invite.setEnabled(importable);
    }

    /** The heads that screens show, and a row to be replaced. */
    private Component template() {
        byte[] bytes = sample().getBytes(StandardCharsets.UTF_8);
        return new Anchor(
                DownloadHandler.fromInputStream(download -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), name + ".csv", "text/csv;charset=UTF-8", bytes.length)),
                getTranslation("coalition.import.template"));
    }

    private String sample() {
        return getTranslation("coalition.import." + name + ".sample");
    }

    private String heads() {
        return sample().lines().findFirst().orElse("");
    }

    private Component upload() {
        upload.setAcceptedFileExtensions(".csv");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(2 * 1024 * 1024);
        upload.setUploadButton(new Button(getTranslation("coalition.import.choose")));
        upload.setDropLabel(new Span(getTranslation("coalition.import.drop")));
        upload.addFileRejectedListener(
                rejected -> Toasts.refused(getTranslation(ImportPreview.messageKey(Fault.TOO_LARGE))));
        upload.addFileRemovedListener(removed -> {
            preview.removeAll();
            leaveOut.setVisible(false);
            enable(false);
        });
        return upload;
    }

    private void show(byte[] bytes) {
        csv = bytes;
        preview.removeAll();
        leaveOut.setVisible(false);
        enable(false);
        backgroundTask.run(() -> service.preview(kind, bytes), this::show);
    }

    private void show(ImportPreview found) {
        preview.removeAll();
        var fault = found.fault();
        if (fault == null) {
            preview.add(summary(found), leaveOut, rows(found));
        } else {
            var message = new Paragraph(getTranslation(ImportPreview.messageKey(fault), heads().replace(",", ", ")));
            message.getElement().setAttribute("role", "alert");
            preview.add(new Badge(getTranslation("coalition.import.unreadable"), Badge.Tone.BAD), message);
        }
        offerToLeaveOut(found);
        if (!found.isImportable()) {
            // It takes another file only without one.
            upload.clearFileList();
        }
    }

    private void offerToLeaveOut(ImportPreview found) {
        leaveOut.setVisible(!found.isImportable() && found.hasImportableRows());
        leaveOut.setValue(false);
        leaveOut.setLabel(getTranslation(
                "coalition.import.leave-out",
                found.rows().stream().filter(row -> row.problems().isEmpty()).count(),
                found.rows().size()));
        enable(found.isImportable());
    }

    private Component summary(ImportPreview found) {
        var faulty =
                found.rows().stream().filter(row -> !row.problems().isEmpty()).count();
        var text = faulty == 0
                ? getTranslation(
                        "coalition.import.summary",
                        found.count(Effect.CREATED),
                        found.count(Effect.CHANGED),
                        found.count(Effect.UNCHANGED))
                : getTranslation(
                        "coalition.import.summary.faulty", faulty, found.rows().size());
        var summary = new Paragraph(text);
        summary.getElement().setAttribute("role", "status");
        return summary;
    }

    private Component rows(ImportPreview found) {
        var grid = new Grid<ImportPreview.Row>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setHeight("18rem");
        grid.addColumn(ImportPreview.Row::line)
                .setHeader(getTranslation("coalition.import.line"))
                .setWidth("5rem")
                .setFlexGrow(0);
        grid.addColumn(ImportPreview.Row::label).setHeader(getTranslation("coalition.import.row"));
        grid.addComponentColumn(this::effect)
                .setHeader(getTranslation("coalition.import.effect"))
                .setFlexGrow(2);
        grid.setItems(found.rows().stream()
                .sorted(Comparator.comparing(
                        (ImportPreview.Row row) -> row.problems().isEmpty()))
                .toList());
        return grid;
    }

    private Component effect(ImportPreview.Row row) {
        if (!row.problems().isEmpty()) {
            var text = new Span(CoalitionLabels.of(row));
            text.addClassName("problem-text");
            return text;
        }
        var text = getTranslation("coalition.import.effect." + row.effect().name());
        return new Badge(text, row.effect() == Effect.UNCHANGED ? Badge.Tone.NEUTRAL : Badge.Tone.ACTIVE);
    }

    /** Row by row, which may take a minute. */
    private void confirm(boolean inviting) {
        var bytes = csv;
        var options = new ImportOptions(leaveOut.isVisible() && leaveOut.getValue(), inviting);
        enable(false);
        backgroundTask.run(progress -> confirm(bytes, options, progress), this::show, () -> enable(true));
    }

    private ImportOutcome confirm(byte[] bytes, ImportOptions options, DoubleConsumer progress) {
        try {
            return service.confirm(kind, bytes, options, progress);
        } catch (ConfirmationRequiredException e) {
            throw ConfirmedAct.again(e, () -> confirm(options.inviting()));
        }
    }

    private void show(ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Imported imported -> {
                Toasts.done(getTranslation("coalition.import.done", imported.created(), imported.changed()));
                close();
                afterwards.run();
            }
            case ImportOutcome.Refused refused -> show(refused.preview());
            case ImportOutcome.Interrupted interrupted -> {
                Toasts.refused(interrupted);
                enable(true);
                afterwards.run();
            }
        }
    }
}
