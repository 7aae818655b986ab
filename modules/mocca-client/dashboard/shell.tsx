import { AppShell } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMemo } from "react";
import type { Session } from "../../mocca-client/session.ts";
import { Bell } from "./bell.tsx";
import { Brand } from "./brand.tsx";
import { Header } from "./header.tsx";
import type { Instance } from "./instance.ts";
import { Outlet } from "./outlet.tsx";
import { Palette } from "./palette.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { Ribbon, ribbonHeight } from "./ribbon.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useFocusOnPage } from "./use-focus-on-page.ts";
import { useNotices } from "./use-notices.ts";

const headerHeight = 60;

/** Everything around a page, made of the modules that this instance has. */
export function Shell({ instance, session }: { instance: Instance; session: Session }) {
  const [opened, { toggle, close }] = useDisclosure();
  const main = useFocusOnPage(close);
  const notices = useNotices();
  const staging = session.environment !== "production";
  const parts = useMemo(
    () => [...instance.modules.flatMap(({ dashboard }) => dashboard ?? []), instance.custom],
    [instance],
  );
  return (
    <AppShell
      header={{ height: headerHeight + (staging ? ribbonHeight : 0) }}
      navbar={{ width: 248, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "xl" }}
    >
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <AppShell.Header>
        {staging && <Ribbon />}
        <Header
          height={headerHeight}
          menuOpened={opened}
          onMenu={toggle}
          brand={<Brand name={instance.name} logo={instance.logo} />}
        >
          <Bell notices={notices} />
          <PersonMenu session={session} />
        </Header>
      </AppShell.Header>
      <AppShell.Navbar
        aria-label="Pages"
        className="shell-menu"
        data-closed={opened ? undefined : true}
      >
        <Sidebar parts={parts} />
      </AppShell.Navbar>
      <AppShell.Main className="shell-main" id="main" tabIndex={-1} ref={main}>
        <Outlet instance={instance} parts={parts} notices={notices} />
      </AppShell.Main>
      <Palette parts={parts} />
    </AppShell>
  );
}
