# Builds Communiqué from its sources, so that nothing but Docker is needed. For several platforms:
#   docker buildx build --platform linux/amd64,linux/arm64 .
# The jar is the same for all and made once; the cache for a quick start is made on each platform, and fits no other.
FROM --platform=$BUILDPLATFORM node:22-bookworm-slim AS node

FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY pom.xml ./
COPY frontend frontend
COPY workflows workflows
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm mvn -B -q -Dquick -DskipTests -Dmaven.test.skip package

FROM eclipse-temurin:25-jre AS runtime
# Chinese, Japanese and Korean in PDFs; for Indic scripts, Khmer and Burmese the JVM needs fontconfig.
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 communique && useradd --system --uid 10001 --gid 10001 communique \
  && install -d -o communique -g communique -m 700 /data

# In a stage of its own: what is removed again in a later layer stays in the image.
FROM runtime AS application
COPY --from=build /source/target/communique.jar /tmp/
COPY .ci/prepare-start.sh .ci/java-options /tmp/
RUN bash /tmp/prepare-start.sh /tmp/communique.jar /application

FROM runtime
COPY --from=application /application /application
# By number, as Kubernetes cannot tell that a name is not root's. It writes to /data and /tmp alone.
USER 10001:10001
WORKDIR /application
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# Half of the container's memory for the heap: classes, code and threads take about 300 MB.
ENTRYPOINT ["sh", "-c", "umask 077 && exec java @/application/java-options -XX:MaxRAMPercentage=50 -XX:AOTCache=/application/communique.aot -jar /application/communique.jar \"$@\"", "communique"]
