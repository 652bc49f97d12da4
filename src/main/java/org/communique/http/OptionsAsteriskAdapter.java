package org.communique.http;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Has {@code OPTIONS *} refused like everything else for {@code *}. Tomcat would answer it by itself, without the headers that
 * every answer has.
 */
public final class OptionsAsteriskAdapter implements Adapter {

    private final Adapter usual;

    public OptionsAsteriskAdapter(Adapter usual) {
        this.usual = usual;
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return usual.prepare(request, response);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (request.requestURI().equals("*")) {
            request.setMethod("GET");
        }
        usual.service(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return usual.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        usual.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        usual.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return usual.getDomain();
    }
}
