package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Answers the commands of one connection. Only the handshake works before the client has presented the secret. A command
 * runs on the connection's own thread; one that waits for changes leaves it.
 */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);
    private static final Set<String> HANDSHAKE = Set.of("ismaster", "hello", "saslstart");

    private final AtomicInteger replies = new AtomicInteger();
    private final MongoBackend backend;
    private final AccessSecret secret;
    private volatile boolean authenticated;

    CommandHandler(MongoBackend backend, AccessSecret secret) {
        this.backend = backend;
        this.secret = secret;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (request instanceof MongoMessage message && message.getDocument().containsKey("getMore")) {
            Thread.ofVirtual().name("embedded-mongo").start(() -> context.writeAndFlush(reply(request)));
        } else {
            context.writeAndFlush(reply(request));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn(
                "Closing a connection to the embedded store: {}",
                cause.getClass().getSimpleName());
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        backend.handleClose(context.channel());
    }

    private Object reply(ClientRequest request) {
        MessageHeader header =
                new MessageHeader(replies.incrementAndGet(), request.getHeader().getRequestID());
        return switch (request) {
            case MongoMessage message ->
                new MongoMessage(message.getChannel(), header, answer(message, message.getDocument()));
            case MongoQuery query -> new MongoReply(header, answer(query, query.getQuery()));
            default -> throw new IllegalArgumentException("Unknown request " + request.getClass());
        };
    }

    private Document answer(ClientRequest request, Document body) {
        String command = body.keySet().iterator().next();
        String name = command.toLowerCase(Locale.ROOT);
        try {
            if (!authenticated && !HANDSHAKE.contains(name)) {
                throw new MongoServerError(13, "Unauthorized", "Authentication required");
            }
            return name.equals("saslstart")
                    ? authenticate(body)
                    : backend.handleCommand(request.getChannel(), request.getDatabaseName(), command, body);
        } catch (MongoServerException e) {
            return error(e);
        } catch (RuntimeException e) {
            log.error(
                    "The embedded store failed on {}: {}",
                    name,
                    NestedExceptionUtils.getMostSpecificCause(e) instanceof IOException cause
                            ? cause.toString()
                            : e.getClass().getName());
            return error(new MongoServerException("Internal error"));
        }
    }

    private Document authenticate(Document body) {
        if (!(body.get("payload") instanceof BinData payload) || !secret.opens(payload.getData())) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
        }
        authenticated = true;
        Document answer =
                new Document("conversationId", 1).append("done", true).append("payload", new BinData(new byte[0]));
        Utils.markOkay(answer);
        return answer;
    }

    private static Document error(MongoServerException cause) {
        Document answer = new Document("ok", 0).append("errmsg", cause.getMessageWithoutErrorCode());
        if (cause instanceof MongoServerError error) {
            answer.append("code", error.getCode()).append("codeName", error.getCodeName());
        }
        return answer;
    }
}
