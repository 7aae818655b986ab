import { AppShell } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { matchRoute, useLocation, useRouter } from "wouter";
import type { Page } from "../console/page.ts";
import { Bell } from "./bell.tsx";
import { Header } from "./header.tsx";
import { Keyboard } from "./keyboard.tsx";
import { LostConnection } from "./lost-connection.tsx";
import { Outlet } from "./outlet.tsx";
import { Palette } from "./palette.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useFocusOnPage } from "./use-focus-on-page.ts";
import { useLivePages } from "./use-live-pages.ts";
import { useNewVersion } from "./use-new-version.ts";

/** Everything around a page. */
export function Shell({ pages }: { pages: readonly Page[] }) {
  const [opened, { toggle, close }] = useDisclosure();
  const main = useFocusOnPage(close);
  useLivePages();
  useNewVersion();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "xl" }}
    >
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <AppShell.Header>
        <Header place={usePlace(pages)} menuOpened={opened} onMenu={toggle}>
          <Bell />
          <PersonMenu pages={pages} />
        </Header>
      </AppShell.Header>
      <AppShell.Navbar
        aria-label="Pages"
        className="shell-menu"
        data-closed={opened ? undefined : true}
      >
        <Sidebar pages={pages} />
      </AppShell.Navbar>
      <AppShell.Main className="shell-main" id="main" tabIndex={-1} ref={main}>
        <LostConnection />
        <Outlet pages={pages} />
      </AppShell.Main>
      <Palette pages={pages} />
      <Keyboard pages={pages} />
    </AppShell>
  );
}

/** The title of the page that the address names. */
function usePlace(pages: readonly Page[]): string {
  const [location] = useLocation();
  const { parser } = useRouter();
  return pages.find(({ path }) => matchRoute(parser, path, location)[0])?.title ?? "Not found";
}
