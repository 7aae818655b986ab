import { lazy, Suspense, useMemo } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Page } from "../console/page.ts";
import { useTitle } from "../looks/use-title.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageWaiting } from "./page-waiting.tsx";

/** The page that the address names. */
export function Outlet({ pages }: { pages: readonly Page[] }) {
  const [location] = useLocation();
  const routes = useMemo(() => pages.map(lazily), [pages]);
  return (
    <ErrorBoundary key={location}>
      <Suspense fallback={<PageWaiting />}>
        <Switch>
          {routes.map(({ path, title, Content }) => (
            <Route key={path} path={path}>
              {(params) => (
                <>
                  <Titled title={title} />
                  <Content params={params} />
                </>
              )}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function lazily({ path, title, load }: Page) {
  return { path, title, Content: lazy(async () => ({ default: await load() })) };
}

/** Stands before the page, so that a title of the page's own comes after this one. */
function Titled({ title }: { title: string }) {
  useTitle(title);
  return null;
}
