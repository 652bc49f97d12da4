package org.communique.screen;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A form field for one file. */
public final class FileField extends Div {

    private final Upload upload;
    private final Paragraph problem = new Paragraph();
    private @Nullable Picked picked;
    private Consumer<Picked> onPicked = _ -> {};
    private Runnable onCleared = () -> {};

    /** @param name as its owner calls it */
    public record Picked(String name, byte[] content) {}

    /**
     * @param refusal what to say of a file that is not taken
     * @param endings of names that are, in lower case
     */
    public FileField(String label, String help, String refusal, int mostBytes, String... endings) {
        addClassName("file-field");
        upload = new Upload(UploadHandler.inMemory((file, content) -> {
            picked = new Picked(file.fileName(), content);
            problem.setText("");
            onPicked.accept(picked);
        }));
        upload.setAcceptedFileExtensions(endings);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(mostBytes);
        upload.setUploadButton(new Button(label));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(rejected -> refuse(refusal));
        upload.addFileRemovedListener(removed -> clear());
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        var advice = new Span(help);
        advice.addClassName("meta");
        add(upload, advice, problem);
    }

    /** Is told of each file that is chosen. */
    public void onPicked(Consumer<Picked> onPicked) {
        this.onPicked = onPicked;
    }

    /** Is told when there is no file any more. */
    public void onCleared(Runnable onCleared) {
        this.onCleared = onCleared;
    }

    public @Nullable Picked picked() {
        return picked;
    }

    /** A file that did not come through it, by its name. */
    public void show(String name) {
        upload.getElement().executeJs("this.files = [{ name: $0, complete: true }]", name);
    }

    private void clear() {
        picked = null;
        onCleared.run();
    }

    public void refuse(String why) {
        clear();
        upload.clearFileList();
        problem.setText(why);
    }
}
