# Builds Communiqué from its sources, so that nothing but Docker is needed.
FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
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
RUN useradd --system --uid 10001 communique && install -d -o communique -m 700 /data

# In a stage of its own: what is removed again in a later layer stays in the image.
FROM runtime AS application
COPY --from=build /source/target/communique.jar /tmp/
COPY .ci/prepare-start.sh .ci/java-options /tmp/
RUN bash /tmp/prepare-start.sh /tmp/communique.jar /application

FROM runtime
COPY --from=application /application /application
USER communique
WORKDIR /application
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
# Half of the container's memory for the heap: classes, code and threads take about 300 MB.
ENTRYPOINT ["sh", "-c", "umask 077 && exec java @/application/java-options -XX:MaxRAMPercentage=50 -XX:AOTCache=/application/communique.aot -jar /application/communique.jar \"$@\"", "communique"]
