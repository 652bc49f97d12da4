package org.communique.publishing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.publishing.FileFormat;
import org.communique.publishing.FileStatusPages;
import org.communique.publishing.PublicationService;
import org.communique.publishing.RenderedFile;
import org.communique.publishing.Slug;
import org.communique.screen.DownloadMenu;
import org.communique.statement.VersionId;

/** Links to a text as files. */
final class DownloadLinks {

    private DownloadLinks() {}

    /** Of a version, made for the member who asks. */
    static DownloadMenu of(VersionId version, PublicationService publishing, FileStatusPages pages) {
        return new DownloadMenu(
                I18NProvider.translate("publishing.downloads.preview"),
                Stream.of(FileFormat.values())
                        .map(format -> link(
                                handler(
                                        version.value() + "." + format.extension(),
                                        format,
                                        () -> publishing.export(version, format),
                                        pages),
                                name(format)))
                        .toList());
    }

    /** Without the attribute {@code download}, with which a page to wait on would be saved as the file. */
    static Anchor link(DownloadHandler handler, String text) {
        return new Anchor(handler, AttachmentType.INLINE, text);
    }

    /** Where the file is not ready, a page says so, which asks for it again. */
    static DownloadHandler handler(
            String name, FileFormat fileFormat, Supplier<RenderedFile> file, FileStatusPages pages) {
        return event -> {
            var response = event.getResponse();
            switch (file.get()) {
                case RenderedFile.Ready(var content, var _) -> {
                    event.setFileName(name);
                    event.setContentType(fileFormat.mediaType().toString());
                    event.setContentLength(content.length);
                    event.getOutputStream().write(content);
                }
                case RenderedFile.InProgress() -> {
                    response.setStatus(HttpServletResponse.SC_ACCEPTED);
                    FileStatusPages.ASK_AGAIN.forEach(response::setHeader);
                    write(pages.inProgress(fileFormat, event.getUI().getLocale()), event);
                }
                case RenderedFile.Unavailable(var why) -> {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                    write(pages.unavailable(why, fileFormat, event.getUI().getLocale()), event);
                }
            }
        };
    }

    private static void write(byte[] page, DownloadEvent event) throws IOException {
        event.setContentType("text/html;charset=UTF-8");
        event.getOutputStream().write(page);
    }

    /** The public ones. */
    static DownloadMenu of(Slug slug) {
        var page = "p/" + slug.value();
        var texts =
                Stream.of(FileFormat.values()).map(format -> publicLink(page + "." + format.extension(), name(format)));
        var bundle = publicLink(page + "/bundle.zip", I18NProvider.translate("publishing.page.bundle"));
        return new DownloadMenu(
                I18NProvider.translate("screen.download"),
                Stream.concat(texts, Stream.of(bundle)).toList());
    }

    /** Past the router, which knows screens only. */
    static Anchor publicLink(String href, String text) {
        var link = new Anchor(href, text);
        link.setRouterIgnore(true);
        return link;
    }

    private static String name(FileFormat fileFormat) {
        return I18NProvider.translate("publishing.format." + fileFormat);
    }
}
