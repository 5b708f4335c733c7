# An image with the program alone: no shell, no C library, no package manager.
#
#   docker build --build-arg DIGITV_COMMIT=$(git rev-parse HEAD) -t digitv .
#   docker run --rm --network none -v "$PWD:/site" --user "$(id -u):$(id -g)" digitv build
#
# The base image is named by its version. For a build that must not change, name it by its digest
# too: `docker buildx imagetools inspect rust:1.95-alpine` tells it.

FROM rust:1.95-alpine AS build
# musl-dev and a C compiler for mimalloc and BLAKE3; bash for the script.
RUN apk add --no-cache bash build-base
WORKDIR /digitv
COPY Cargo.toml Cargo.lock build.rs README.md ./
COPY src src
COPY themes themes
COPY benches benches
COPY tests/release tests/release
ARG DIGITV_COMMIT=
ENV DIGITV_COMMIT=$DIGITV_COMMIT
RUN tests/release/build --output /out

FROM scratch
COPY --from=build /out/digitv /digitv
COPY LICENSE NOTICE /
# Somebody who owns nothing. `--user` names whoever owns the folder of the site.
USER 65532:65532
WORKDIR /site
ENTRYPOINT ["/digitv"]
CMD ["check"]
