package org.communique.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.communique.http.ContentSecurityPolicy;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/**
 * Marks the inline scripts that Vaadin starts a page with by a number that is drawn for this page alone, so that a browser
 * runs no others but files of the server.
 */
@Component
class ScreenContentSecurityPolicy implements VaadinServiceInitListener {

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::protect);
    }

    private void protect(IndexHtmlResponse page) {
        var nonce = nonce();
        mark(page.getDocument(), nonce);
        page.getVaadinResponse().setHeader(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.screens(nonce));
    }

    private static void mark(Document document, String nonce) {
        document.select("script").forEach(element -> element.attr("nonce", nonce));
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
