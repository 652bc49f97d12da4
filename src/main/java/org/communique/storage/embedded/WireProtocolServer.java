package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens on a free port of the loopback interface. Each connection has its own thread, up to the number that a client's
 * pool holds: passing a command between threads costs more than most commands.
 */
final class WireProtocolServer implements AutoCloseable {

    /** A driver's pool has up to a hundred; the rest watch the server and wait for changes. */
    private static final int CONNECTIONS = 110;

    private final EventLoopGroup loops;
    private final ChannelGroup clients;
    private final Channel listener;
    private final AccessSecret secret;

    private WireProtocolServer(EventLoopGroup loops, ChannelGroup clients, Channel listener, AccessSecret secret) {
        this.loops = loops;
        this.clients = clients;
        this.listener = listener;
        this.secret = secret;
    }

    static WireProtocolServer start(MongoBackend backend, AccessSecret secret) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(CONNECTIONS, NioIoHandler.newFactory());
        ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        clients.add(channel);
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new CommandHandler(backend, secret));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        return new WireProtocolServer(loops, clients, listener, secret);
    }

    String uri(String database) {
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        return "mongodb://%s:%s@%s:%d/%s?authMechanism=PLAIN&authSource=$external"
                .formatted(
                        AccessSecret.USER,
                        secret.value(),
                        address.getAddress().getHostAddress(),
                        address.getPort(),
                        database);
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
