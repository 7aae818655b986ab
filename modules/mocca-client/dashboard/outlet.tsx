import { lazy, Suspense, useCallback, useEffect, useMemo } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Dashboard, Page } from "../../contract.ts";
import { api } from "./api.ts";
import { Failure } from "./failure.tsx";
import type { Instance } from "./instance.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import type { Notices } from "./notices.tsx";
import { PageWaiting } from "./page-waiting.tsx";
import { WelcomePage } from "./welcome-page.tsx";

type Props = { instance: Instance; parts: readonly Dashboard[]; notices: Notices };

/** The page that the address names. A module's pages are fetched when they are first opened. */
export function Outlet({ instance, parts, notices }: Props) {
  const [location] = useLocation();
  const routes = useMemo(() => parts.flatMap((part) => part.pages).map(lazily), [parts]);
  const setTitle = useCallback(
    (title: string) => {
      document.title = `${title} · ${instance.name}`;
    },
    [instance.name],
  );
  return (
    <Failure key={location}>
      <Suspense fallback={<PageWaiting />}>
        <Switch>
          <Route path="/">
            <Titled title="Home" setTitle={setTitle} />
            <WelcomePage instance={instance} parts={parts} notices={notices} />
          </Route>
          {routes.map(({ path, title, Content }) => (
            <Route key={path} path={path}>
              {(params) => (
                <>
                  <Titled title={title} setTitle={setTitle} />
                  <Content params={params} api={api} setTitle={setTitle} />
                </>
              )}
            </Route>
          ))}
          <Route>
            <Titled title="Not found" setTitle={setTitle} />
            <NotFoundPage path={location} />
          </Route>
        </Switch>
      </Suspense>
    </Failure>
  );
}

function lazily({ path, title, load }: Page) {
  return { path, title, Content: lazy(async () => ({ default: await load() })) };
}

/** Stands before the page, so that a title of the page's own comes after this one. */
function Titled({ title, setTitle }: { title: string; setTitle(title: string): void }) {
  useEffect(() => setTitle(title), [title, setTitle]);
  return null;
}
