package org.communique.collab.web;

import java.util.concurrent.Executor;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tomcat starts a thread to say that a message was sent: one for every message to everyone in a room, which costs more
 * than the message. {@link org.communique.collab.protocol.OutboundQueue} may as well be told by the thread that sent it.
 */
@Component
class SendCompletionCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addProtocolHandlerCustomizers((ProtocolHandler handler) -> {
            Executor usual = handler.getExecutor();
            if (usual != null) {
                handler.setExecutor(work -> {
                    if (isNotice(work)) {
                        work.run();
                    } else {
                        usual.execute(work);
                    }
                });
            }
        });
    }

    private static boolean isNotice(Runnable work) {
        return work.getClass().getEnclosingClass() == WsRemoteEndpointImplServer.class;
    }
}
