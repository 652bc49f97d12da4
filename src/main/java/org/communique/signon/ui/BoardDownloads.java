package org.communique.signon.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.VersionId;

/** The board as a file. */
class BoardDownloads extends Div {

    BoardDownloads(SignOnCallService calls, VersionId version) {
        addClassName("downloads");
        var name = "sign-on-" + version.value();
        add(
                link(
                        "signon.csv",
                        name + ".csv",
                        "text/csv",
                        () -> calls.csv(version).getBytes(StandardCharsets.UTF_8)),
                link(
                        "signon.xlsx",
                        name + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        () -> calls.xlsx(version)));
    }

    private Anchor link(String key, String name, String type, SerializableSupplier<byte[]> file) {
        var handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = file.get();
            return new DownloadResponse(new ByteArrayInputStream(bytes), name, type, bytes.length);
        });
        return new Anchor(handler, getTranslation(key));
    }
}
