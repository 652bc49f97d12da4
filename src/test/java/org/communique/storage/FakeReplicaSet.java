package org.communique.storage;

import com.mongodb.ConnectionString;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.communique.storage.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;

/**
 * What a driver sees of a replica set with one member, in front of an embedded store: sessions, retryable writes that take
 * effect once, and, when a test says so, what a failover and a bad network do. What operators see of it, plans among that, is our belief of
 * MongoDB ({@link FakeOperatorAnswers}).
 */
public final class FakeReplicaSet implements AutoCloseable {

    private static final int NOT_WRITABLE_PRIMARY = 10107;
    private static final int TRANSACTION_TOO_OLD = 225;

    /** Of MongoDB's retryable errors those that a failover causes ("Retryable Writes", drivers' specification). */
    private static final Set<Integer> RETRYABLE =
            Set.of(6, 7, 89, 91, 134, 189, 262, 9001, NOT_WRITABLE_PRIMARY, 11600, 11602, 13435, 13436);

    /** More errors after which a change stream is resumed ("Change Streams", drivers' specification). */
    private static final Set<Integer> RESUMABLE = Set.of(63, 133, 150, 234, 13388);

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    private static final Set<String> OF_SESSIONS = Set.of("endSessions", "killSessions", "refreshSessions");

    private final ServerSocket listener;
    private final ConnectionString store;
    private final @Nullable EmbeddedMongo own;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<InjectedFault> faults = new ConcurrentLinkedQueue<>();
    private final Map<BsonValue, Write> writes = new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger between = new AtomicInteger();
    private final AtomicInteger retryable = new AtomicInteger();
    private volatile @Nullable Chance chance;
    private final AtomicInteger stepDowns = new AtomicInteger();
    private final AtomicInteger lostReplies = new AtomicInteger();
    private final FakeOperatorAnswers operator = new FakeOperatorAnswers();
    private final ObjectId process = new ObjectId();
    private volatile String version = "8.0.4";
    private volatile boolean standalone;
    private volatile boolean sharded;
    private boolean primary = true;
    private int changes = 1;

    /** One of so many commands, drawn. */
    private record Chance(RandomGenerator random, int oneIn) {

        synchronized boolean comes() {
            return random.nextInt(oneIn) == 0;
        }
    }

    /** The last retryable write of a session. */
    private record Write(long number, CompletableFuture<WireMessage> answer) {}

    private FakeReplicaSet(ConnectionString store, @Nullable EmbeddedMongo own) throws IOException {
        this.store = store;
        this.own = own;
        this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        connections.execute(this::accept);
    }

    /** Over a store of its own in {@code folder}. */
    public static FakeReplicaSet open(Path folder) {
        EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        return before(mongo.uri("coalition"), mongo);
    }

    /** In front of an embedded store that was started elsewhere. */
    static FakeReplicaSet before(String uri) {
        return before(uri, null);
    }

    private static FakeReplicaSet before(String uri, @Nullable EmbeddedMongo own) {
        try {
            return new FakeReplicaSet(new ConnectionString(uri), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value for {@code SPRING_MONGODB_URI}; its database is not the one that the server uses unless told. */
    public String uri() {
        return uri("coalition");
    }

    String uri(String database) {
        return "mongodb://" + address() + "/" + database + (standalone || sharded ? "" : "?replicaSet=rs0");
    }

    private String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** From now on it says that it has this version. */
    public void pretendVersion(String version) {
        this.version = version;
    }

    /** From now on it says that it is a server of its own. */
    public void pretendStandalone() {
        standalone = true;
    }

    /** From now on it says that it is in front of a sharded cluster. */
    void pretendSharded() {
        sharded = true;
    }

    /** From now on it has this fault. */
    void plant(PlantedFault fault) {
        operator.plant(fault);
    }

    /** There is no primary until {@link #elect}. */
    public synchronized void stepDown() {
        primary = false;
        tellOfChange();
    }

    public synchronized void elect() {
        primary = true;
        tellOfChange();
    }

    /** Drivers wait for that, and know no primary from an error on. */
    private synchronized void tellOfChange() {
        changes++;
        notifyAll();
    }

    /** The next such command is refused, as one is that comes while the primary steps down. */
    public void failNext(String command) {
        failNext(command, NOT_WRITABLE_PRIMARY);
    }

    public void failNext(String command, int code) {
        faults.add(new InjectedFault(InjectedFault.named(command), new InjectedFault.Effect.Refused(code)));
    }

    /** The next such command is carried out, and its connection closed without an answer. */
    public void loseNextReply(String command) {
        faults.add(new InjectedFault(InjectedFault.named(command), new InjectedFault.Effect.ReplyLost()));
    }

    /**
     * From now on so many commands go well between one that comes while the primary steps down and one whose reply is lost, in
     * turn, of those that drivers try again.
     */
    public void failBetween(int commands) {
        between.set(commands);
    }

    /** As {@link #failBetween}, at commands that are drawn: each of those that drivers try again with a chance of one in so many. */
    public void failAtRandom(RandomGenerator random, int oneIn) {
        chance = new Chance(random, oneIn);
    }

    /** From now on nothing fails by itself. */
    public void failNoMore() {
        between.set(0);
        chance = null;
    }

    /** How many commands came that drivers try again. */
    public int commands() {
        return retryable.get();
    }

    /** How often a command failed by itself. */
    public int failures() {
        return stepDowns() + lostReplies();
    }

    public int stepDowns() {
        return stepDowns.get();
    }

    public int lostReplies() {
        return lostReplies.get();
    }

    void fail(InjectedFault next) {
        faults.add(next);
    }

    void forgetFaults() {
        faults.clear();
    }

    /** The next change stream that asks for more is told that it is at its end. */
    public void invalidateStream() {
        faults.add(new InjectedFault(InjectedFault.named("getMore"), new InjectedFault.Effect.Invalidated()));
    }

    /** The next such command does nothing until it is released. */
    public Held hold(Predicate<BsonDocument> commands) {
        InjectedFault.Effect.Held effect = new InjectedFault.Effect.Held(new CountDownLatch(1), new CountDownLatch(1));
        faults.add(new InjectedFault(commands, effect));
        return new Held(effect);
    }

    /** How many faults are still to come. */
    public int faultsToCome() {
        return faults.size();
    }

    /** A command that waits. */
    public record Held(InjectedFault.Effect.Held effect) implements AutoCloseable {

        public void awaitArrival() throws InterruptedException {
            effect.arrived().await();
        }

        @Override
        public void close() {
            effect.released().countDown();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        sockets.add(client);
        try (client;
                Upstream upstream = new Upstream(store)) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            while (true) {
                WireMessage request = WireMessage.read(in);
                WireMessage answer = answer(request, upstream);
                if (answer == null) {
                    return;
                }
                if (request.expectsAnswer()) {
                    answer.write(client.getOutputStream());
                }
            }
        } catch (IOException e) {
            // One of the two has gone, and so the other goes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    /** Returns null when the connection is to be closed without one. */
    private @Nullable WireMessage answer(WireMessage request, Upstream upstream)
            throws IOException, InterruptedException {
        BsonDocument command = request.document();
        String name = command.getFirstKey();
        if (name.equalsIgnoreCase("hello") || name.equalsIgnoreCase("isMaster")) {
            return request.answer(hello(command));
        }
        if (OF_SESSIONS.contains(name)) {
            return request.answer(ok());
        }
        if (name.equals("buildInfo")) {
            return request.answer(ok().append("version", new BsonString(version)));
        }
        InjectedFault.Effect effect = take(command);
        if (effect instanceof InjectedFault.Effect.Held held) {
            held.arrived().countDown();
            held.released().await();
        }
        if (effect instanceof InjectedFault.Effect.Disconnected) {
            return null;
        }
        if (effect instanceof InjectedFault.Effect.Refused(int code, var labels)) {
            tellOfChange();
            BsonDocument error = error(command, code);
            return request.answer(labels == null ? error : error.append("errorLabels", strings(labels)));
        }
        if (effect instanceof InjectedFault.Effect.Invalidated) {
            return request.answer(endOfStream(command));
        }
        if (!isPrimary()) {
            return request.answer(error(command, NOT_WRITABLE_PRIMARY));
        }
        int refusal = operator.refusal(command);
        BsonDocument told = refusal == 0 ? operator.answer(command) : error(command, refusal);
        if (told != null) {
            return request.answer(told);
        }
        BsonDocument changed = operator.changed(command);
        WireMessage answer = changed == command
                ? carryOut(request, command, upstream)
                : upstream.ask(WireMessage.command(changed)).to(request);
        return effect instanceof InjectedFault.Effect.ReplyLost ? null : answer;
    }

    private synchronized boolean isPrimary() {
        return primary;
    }

    private InjectedFault.@Nullable Effect take(BsonDocument command) {
        for (InjectedFault injectedFault : faults) {
            if (injectedFault.commands().test(command) && faults.remove(injectedFault)) {
                return injectedFault.effect();
            }
        }
        return isTriedAgain(command) ? turn() : null;
    }

    private InjectedFault.@Nullable Effect turn() {
        if (!failsNow()) {
            return null;
        }
        if (stepDowns() > lostReplies()) {
            lostReplies.incrementAndGet();
            return new InjectedFault.Effect.ReplyLost();
        }
        stepDowns.incrementAndGet();
        return new InjectedFault.Effect.Refused(NOT_WRITABLE_PRIMARY);
    }

    private boolean failsNow() {
        int number = retryable.incrementAndGet();
        Chance drawn = chance;
        int every = between.get() + 1;
        return drawn == null ? every > 1 && number % every == 0 : drawn.comes();
    }

    private static boolean isTriedAgain(BsonDocument command) {
        return command.containsKey("txnNumber") || READS.contains(command.getFirstKey());
    }

    /** A retryable write that comes again gets the answer that it got, or would have got, the first time. */
    private WireMessage carryOut(WireMessage request, BsonDocument command, Upstream upstream) throws IOException {
        if (!command.containsKey("txnNumber") || operator.has(PlantedFault.WRITES_TWICE)) {
            return upstream.ask(request);
        }
        long number = command.getInt64("txnNumber").getValue();
        Write own = new Write(number, new CompletableFuture<>());
        Write latest = writes.merge(command.get("lsid"), own, (known, now) -> known.number >= number ? known : now);
        if (latest.number > number) {
            return request.answer(error(command, TRANSACTION_TOO_OLD));
        }
        if (latest == own) {
            try {
                own.answer.complete(upstream.ask(request));
            } catch (IOException e) {
                own.answer.completeExceptionally(e);
                throw e;
            }
        }
        return latest.answer.join().to(request);
    }

    private synchronized BsonDocument hello(BsonDocument command) throws InterruptedException {
        if (command.containsKey("topologyVersion") && command.get("maxAwaitTimeMS") instanceof BsonNumber patience) {
            long known =
                    command.getDocument("topologyVersion").getInt64("counter").getValue();
            long deadline = System.currentTimeMillis() + patience.longValue();
            for (long left; known == changes && (left = deadline - System.currentTimeMillis()) > 0; ) {
                wait(left);
            }
        }
        BsonDocument answer = ok().append("helloOk", BsonBoolean.TRUE)
                .append("isWritablePrimary", BsonBoolean.valueOf(primary))
                .append("ismaster", BsonBoolean.valueOf(primary))
                .append("maxBsonObjectSize", new BsonInt32(16 << 20))
                .append("maxMessageSizeBytes", new BsonInt32(48_000_000))
                .append("maxWriteBatchSize", new BsonInt32(100_000))
                .append("localTime", operator.clock())
                .append("logicalSessionTimeoutMinutes", new BsonInt32(30))
                .append("minWireVersion", new BsonInt32(0))
                .append("maxWireVersion", new BsonInt32(25))
                .append("topologyVersion", topologyVersion());
        if (sharded) {
            return answer.append("msg", new BsonString("isdbgrid"));
        }
        return standalone ? answer : asMember(answer);
    }

    private BsonDocument asMember(BsonDocument answer) {
        BsonString address = new BsonString(address());
        answer.append("setName", new BsonString("rs0"))
                .append("setVersion", new BsonInt32(1))
                .append("hosts", new BsonArray(List.of(address)))
                .append("me", address)
                .append("secondary", BsonBoolean.valueOf(!primary));
        if (primary) {
            answer.append("primary", address)
                    .append("electionId", new BsonObjectId(new ObjectId("7fffffff%016x".formatted(changes))));
        }
        return answer;
    }

    private synchronized BsonDocument topologyVersion() {
        return new BsonDocument("processId", new BsonObjectId(process)).append("counter", new BsonInt64(changes));
    }

    private BsonDocument error(BsonDocument command, int code) {
        BsonArray labels = new BsonArray();
        if (RETRYABLE.contains(code) && command.containsKey("txnNumber")) {
            labels.add(new BsonString("RetryableWriteError"));
        }
        if (command.containsKey("getMore") && (RETRYABLE.contains(code) || RESUMABLE.contains(code))) {
            labels.add(new BsonString("ResumableChangeStreamError"));
        }
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString("pretended"))
                .append("code", new BsonInt32(code))
                .append("topologyVersion", topologyVersion())
                .append("errorLabels", labels);
    }

    private static BsonArray strings(List<String> texts) {
        return new BsonArray(texts.stream().map(BsonString::new).toList());
    }

    private static BsonDocument endOfStream(BsonDocument command) {
        BsonDocument cursor = new BsonDocument("id", new BsonInt64(0))
                .append(
                        "ns",
                        new BsonString(command.getString("$db").getValue() + "."
                                + command.getString("collection").getValue()))
                .append("nextBatch", new BsonArray());
        return ok().append("cursor", cursor);
    }

    private static BsonDocument ok() {
        return new BsonDocument("ok", new BsonDouble(1));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
        if (own != null) {
            own.close();
        }
    }

    /** A connection to the store, opened and authenticated when it is first needed. */
    private static final class Upstream implements AutoCloseable {

        private final ConnectionString store;
        private @Nullable Socket socket;

        Upstream(ConnectionString store) {
            this.store = store;
        }

        WireMessage ask(WireMessage request) throws IOException {
            if (socket == null) {
                socket = connect();
            }
            request.write(socket.getOutputStream());
            return WireMessage.read(new DataInputStream(socket.getInputStream()));
        }

        private Socket connect() throws IOException {
            String[] address = store.getHosts().getFirst().split(":");
            Socket connected = new Socket(address[0], Integer.parseInt(address[1]));
            connected.setTcpNoDelay(true);
            var credential = Objects.requireNonNull(store.getCredential());
            String login = credential.getUserName() + "\0" + credential.getUserName() + "\0"
                    + new String(Objects.requireNonNull(credential.getPassword()));
            WireMessage.command(new BsonDocument("saslStart", new BsonInt32(1))
                            .append("mechanism", new BsonString("PLAIN"))
                            .append("payload", new BsonBinary(login.getBytes(StandardCharsets.UTF_8)))
                            .append("$db", new BsonString("$external")))
                    .write(connected.getOutputStream());
            WireMessage.read(new DataInputStream(connected.getInputStream()));
            return connected;
        }

        @Override
        public void close() throws IOException {
            if (socket != null) {
                socket.close();
            }
        }
    }
}
