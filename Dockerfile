# Node's long-term support line. Debian rather than Alpine: SQLite's driver comes ready-made for glibc.
ARG NODE=24

FROM node:${NODE}-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its install script; without them nothing is run that is not ours.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY adapters adapters
COPY bench bench
COPY cards cards
COPY playground playground
COPY prisma prisma
COPY scripts scripts
COPY src src
# What generates and bundles is half of the packages, and of no use afterwards.
RUN npm run build \
  && npm pkg delete dependencies.prisma dependencies.esbuild dependencies.@prisma/schema-engine-wasm \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:${NODE}-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
# package.json says where the bundle finds its parts.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
