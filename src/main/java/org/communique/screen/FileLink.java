package org.communique.screen;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** A link with which a file is saved. It is never shown in the page, because anyone may have sent it. */
public final class FileLink extends Anchor {

    /** @param content read when the link is followed, with the rights of that person */
    public FileLink(String text, String name, Supplier<byte[]> content) {
        super(
                DownloadHandler.fromInputStream(request -> {
                    byte[] file = content.get();
                    request.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), name, "application/octet-stream", file.length);
                }),
                text);
        getElement().setAttribute("dir", "auto");
    }

    /** Saves the file, as if the person had followed the link. */
    public void follow() {
        getElement().executeJs("this.click()");
    }
}
