package org.communique.collab.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Thousands of sockets do nothing most of the time, and Tomcat holds some 70 KB of buffers for each unless it is told
 * otherwise. Frames pass through them in parts; Vaadin's push asks for larger ones by itself.
 */
@Component
class SocketBufferCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String BYTES = "2048";

    /** No one sends text, for which there is a buffer nevertheless. */
    private static final String TEXT = "128";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // Tomcat has no other way to say it, and reads it when its first socket is made.
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", BYTES);
        factory.addInitializers(context -> {
            context.setInitParameter("org.apache.tomcat.websocket.binaryBufferSize", BYTES);
            context.setInitParameter("org.apache.tomcat.websocket.textBufferSize", TEXT);
        });
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.appReadBufSize", BYTES));
    }
}
