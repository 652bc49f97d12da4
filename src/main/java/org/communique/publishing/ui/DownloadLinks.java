package org.communique.publishing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.communique.publishing.FileFormat;
import org.communique.publishing.FileStatusPages;
import org.communique.publishing.PublicationService;
import org.communique.publishing.RenderedFile;
import org.communique.publishing.Slug;
import org.communique.statement.VersionId;

/** Links to a text as files. */
class DownloadLinks extends Div {

    private DownloadLinks(String label) {
        addClassNames("toolbar", "downloads");
        add(new Span(getTranslation(label)));
    }

    /** Of a version, made for the member who asks. */
    static DownloadLinks of(VersionId version, PublicationService publishing, FileStatusPages pages) {
        var downloadLinks = new DownloadLinks("publishing.downloads.preview");
        for (var fileFormat : FileFormat.values()) {
            var name = version.value() + "." + fileFormat.extension();
            var handler = handler(name, fileFormat, () -> publishing.export(version, fileFormat), pages);
            downloadLinks.add(link(handler, name(downloadLinks, fileFormat)));
        }
        return downloadLinks;
    }

    /** Opens a new window, in which people can wait for a slow file. */
    static Anchor link(DownloadHandler handler, String text) {
        var link = new Anchor(handler, AttachmentType.INLINE, text);
        link.setTarget("_blank");
        return button(link);
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
    static DownloadLinks of(Slug slug) {
        var downloadLinks = new DownloadLinks("publishing.downloads");
        var page = "p/" + slug.value();
        for (var fileFormat : FileFormat.values()) {
            var link = button(publicLink(page + "." + fileFormat.extension(), name(downloadLinks, fileFormat)));
            link.setTarget("_blank");
            downloadLinks.add(link);
        }
        downloadLinks.add(
                button(publicLink(page + "/bundle.zip", downloadLinks.getTranslation("publishing.page.bundle"))));
        return downloadLinks;
    }

    /** Past the router, which knows screens only. */
    static Anchor publicLink(String href, String text) {
        var link = new Anchor(href, text);
        link.setRouterIgnore(true);
        return link;
    }

    private static Anchor button(Anchor link) {
        link.addClassName("button");
        return link;
    }

    private static String name(DownloadLinks downloadLinks, FileFormat fileFormat) {
        return downloadLinks.getTranslation("publishing.format." + fileFormat);
    }
}
